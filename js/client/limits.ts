/**
 * What is checked of parameters before they are sent. Made of `src/api/table` by `cargo run -p xtask -- calls`:
 * do not edit it here.
 */

/** What a value may be. */
export type Kind =
  | 'text'
  | 'secret'
  | 'product'
  | 'integer'
  | 'boolean'
  | 'quantity'
  | 'date'
  | 'one'
  | 'list'
  | 'map'
  | 'records'
  | 'fields'
  | 'free';

/** What is known of a parameter. */
export interface Parameter {
  readonly name: string;
  readonly kind: Kind;
  /** Whether a request may not leave it out. */
  readonly isRequired: boolean;
  /** Smallest and largest value of a number, or length of a text or list. */
  readonly least: number | undefined;
  readonly most: number | undefined;
  /** All that a value of the kind `one` may be. */
  readonly values: readonly string[];
  /** The members of a record, or of each record of a list, as far as they are known. */
  readonly fields: readonly Parameter[];
}

const parameters = `cart_key T  42
fields F
thumb B
default B
_skip_cache B
formatted B
keep_removed_items B
namespace T!
data X
quantity M
first_name T
last_name T
company T
address_1 T
address_2 T
city T
state T
postcode T
country T
email T
phone T
s_first_name T
s_last_name T
s_company T
s_address_1 T
s_address_2 T
s_city T
s_state T
s_postcode T
s_country T
ship_to_different_address B
html B
return_totals B
id P!
quantity X
variation M
item_data X
price T
return_item B
id P
quantity Q
items R   x,14,z,10
return_items B
item_key T!  32
id I
return_status B
removed_items B
return T
code T!
name T!
amount T!
taxable B
tax_class T
rate_id T!
package_id X
email T!
requested_username T
requested_password S
username T
password S
avatars B
refresh_token S!
page I 1
per_page I 1 100
context O   view,embed
search T
slug T
sku T
global_unique_id T
type T
exclude_types L
include_types L
category T
category_operator O   in,not_in,and
tag T
tag_operator O   in,not_in,and
brand T
brand_operator O   in,not_in,and
attribute T!
term_id L
slug L
operator O   in,not_in,and
attributes R   26,27,28,29
attribute_relation O   in,and
featured B
on_sale B
hide_free B
virtual B
min_price X
max_price X
stock_status O   instock,outofstock,onbackorder
catalog_visibility O   any,visible,catalog,search,hidden
rating L 1 5
show_reviews B
return_variations B
after D
before D
include L
exclude L
parent L
parent_exclude L
offset I 0
orderby T
order O   ASC,DESC
slug T!
id I! 1
variation_id I! 1
order O   asc,desc
orderby O   id,include,name,slug,term_group,description,count
parent I 0
hide_empty B
attribute_id I! 1
attribute_slug T!
term_slug T!
product L
orderby O   date,date_gmt,id,include,product
reviewer L
reviewer_exclude L
product_id I! 1
review T! 1
reviewer T!
reviewer_email T!
rating I 0 5
status T
id T!  42
session_key T!  42
billing_address M   a,b,c,d,e,f,g,h,i,j,k
shipping_address M   a,b,c,d,e,f,g,h,i,j,k
use_different_billing B
payment_method T
shipping_method T
currency T
coupon_code T
coupon_action O   apply,remove
first_name T!
last_name T!
address_1 T!
city T!
postcode T!
country T!
billing_address M!   3q,3r,c,3s,e,3t,g,3u,3v,j,k
key T!
value X!
payment_data R   3x,3y
create_account B
customer_password S
customer_note T
order_id I! 1
order_key T!
payment_method T!
query T! 3
type O   billing,shipping
provider T
address_id T!
provider T!
account_first_name T!
account_last_name T!
account_display_name T!
account_email T!
password_current S
password_1 S
password_2 S
enabled B!
token_id I 1
key S!
user_id I! 1
coupon T!
recurring_cart_key T
gateway_id T!
set_session B
return B
return_methods B
calculate B
context T
validation O   normal,require-all-validate
method O   POST,PUT,PATCH,DELETE
path T!
body X
headers M
requests R! 1 25 4v,4w,4x,4y
requests R! 1  4v,4w,4x,4y`;

/** A call is: name, places of its parameters above, to the base 36. */
const calls = `cart.get 0 1 2 3 4 5
cart.create 0 1 2 3
cart.mini 0 1 2 3 5
cart.clear 0 1 2 3 4 5 6
cart.update 0 1 2 3 4 5 7 8 9 a b c d e f g h i j k l m n o p q r s t u
cart.totals 0 1 2 3 4 v 5
cart.calculate 0 1 2 3 4 5 w
cart.addItem 0 1 2 3 4 5 x y z 10 j k 11 12
cart.addItems 0 1 2 3 4 5 13 9 15 j k 16
cart.item 0 1 2 3 4 17 5
cart.updateItem 0 1 2 3 4 17 5 14 18 z 10 19
cart.restoreItem 0 1 2 3 4 17 5 12
cart.restoreItem.patch 0 1 2 3 17 5 12
cart.removeItem 0 1 2 3 4 17 5 19
cart.items 0 1 2 3 4 5
cart.removeAll 0 1 2 3 4 5
cart.count 0 1 2 3 4 1a 1b
coupons.list 0
coupons.apply 0 1 2 3 5 1c j
coupons.remove 0 1 2 3 1c 5
coupons.removeAll 0 1 2 3 5
coupons.validate 0 1 2 3 5 j
fees.add 0 1 2 3 5 1d 1e 1f 1g
fees.removeAll 0 1 2 3 5
shipping.set 0 1 2 3 5 1h 1i
register 1j 1k 1l
products.shippingRates x 14 z 10
login 1m 1n 1o
logout
jwt.refresh 1p
jwt.validate
store
products.list 1q 1r 4 1s 1t 1u 1v 1w 1x 1y 1z 20 21 22 23 24 25 2a 2b 2c 2d 2e 2f 2g 2h 2i 2j 2k 2l 2m 2n 2o 2p 2q 2r 2s 2t 2u 2v
products.get 4 x
products.getBySlug 4 2w
products.variations 1q 1r 4 2x
products.variation 4 2x 2y
products.categories 1q 1r 1t 2q 2p 2z 30 28 4 31 32
products.category 4 2x
products.tags 1q 1r 1t 2q 2p 2z 30 28 4 2t
products.tag 4 2x
products.brands 1q 1r 1t 2q 2p 2z 30 28 4 32
products.brand 4 2x
products.attributes 4
products.attribute 4 2x
products.attributeBySlug 4 2w
products.attributeTerms 1q 1r 4 2x
products.attributeTerm 4 33 2x
products.attributeTermsBySlug 1q 1r 4 34
products.attributeTermBySlugAndId 4 34 2x
products.attributeTermBySlugs 4 34 35
products.reviews 1q 1r 1t 36 4 2n 2o 2p 2q 2t 2z 37 38 39
products.review 4 2x
products.myReviews 1q 1r 1t 36 4
products.createReview 3a 3b 3c 3d 3e 3f
sessions.list 1q 1r
sessions.get 3g 2
sessions.items 3g 2
sessions.delete 3g
session.get 3h 2
session.items 3h 2
session.delete 3h
checkout.config
checkout.get 0
checkout.update 0 3i 3j 3k 3l 3m 3n 3o 3p
checkout.patch 0 3i 3j 3k 3l 3m 3n 3o 3p
checkout.process 0 3w 3j 3k 3l 3m 3n 3z 40 41 42
checkout.paymentMethods 0
checkout.orderReceived 43 44
checkout.pay 43 44 45 3z
address.search 46 i 47 48
address.details 49 4a
account.get
account.update 4b 4c 4d 4e 4f 4g 4h
account.address 3i 3j
account.downloads
account.orders 1q 1r 2v
account.order 2x j
account.orderCancel 2x
account.subscriptions 1q 1r 2v
account.subscription 2x j
account.subscription.suspend 2x
account.subscription.cancel 2x
account.subscription.reactivate 2x
account.subscription.autoRenew 2x 4i
account.subscription.paymentMethod 2x 45 4j
account.subscription.resubscribe 2x
account.subscription.resubscribeUndo 2x
account.verifyEmail 4k 4l
account.verifyOrderEmail
account.verifyOrderEmail.confirm 4k 4l
plus1.coupon.list 0
plus1.coupon.apply 0 4m
plus1.coupon.remove 0 4m
plus1.coupon.check 0
plus1.fees.list 0
plus1.fees.add 0 1d 1e 1f 1g
plus1.fees.removeAll 0
plus1.shipping.list 0 4n
plus1.shipping.set 0 3x
plus1.payment.list 0
plus1.payment.set 0 4o
plus1.weight 0
plus1.removedItems 0
plus1.quantities 0
plus1.crossSells 0 2
plus1.calc.fees 0 4p 4q
plus1.calc.shipping 0 3v g f h 4r
plus1.totals.discount 0
plus1.totals.discount.couponTotals 0
plus1.totals.discount.couponTax 0
plus1.totals.fee 0
plus1.totals.fee.tax 0
plus1.totals.shipping 0 4s
plus1.totals.shipping.tax 0 4s
plus1.totals.subtotal 0
plus1.totals.subtotal.tax 0
plus1.totals.tax 0
plus1.totals.total 0
index.root
index.namespace 4t
index.jwt
batch.core 0 4u 4z
batch.plus 0 4u 50`;

const kinds: Readonly<Record<string, Kind>> = {
  T: 'text',
  S: 'secret',
  P: 'product',
  I: 'integer',
  B: 'boolean',
  Q: 'quantity',
  D: 'date',
  O: 'one',
  L: 'list',
  M: 'map',
  R: 'records',
  F: 'fields',
  X: 'free',
};

/** A parameter is: name, kind with `!` where it is required, least, most, values or places of the members. */
const known: Parameter[] = [];
for (const line of parameters.split('\n')) {
  const [name = '', kind = '', least = '', most = '', rest = ''] = line.split(' ');
  const values = rest ? rest.split(',') : [];
  const isRecord = 'MR'.includes(kind.charAt(0));
  known.push({
    name,
    kind: kinds[kind.charAt(0)] ?? 'free',
    isRequired: kind.charAt(1) === '!',
    least: least ? Number(least) : undefined,
    most: most ? Number(most) : undefined,
    values: isRecord ? [] : values,
    fields: isRecord ? at(values) : [],
  });
}

function at(places: readonly string[]): readonly Parameter[] {
  return places.flatMap((place) => known[Number.parseInt(place, 36)] ?? []);
}

/** The parameters of a call, but for those that the client sends by itself in headers. */
export function parametersOf(call: string): readonly Parameter[] {
  const line = calls.split('\n').find((it) => it.startsWith(`${call} `)) ?? '';
  return at(line.split(' ').slice(1));
}
