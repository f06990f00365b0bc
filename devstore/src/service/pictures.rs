//! Drawn product pictures, so that a shop on this store shows something.
//!
//! A picture belongs to its path (`/wp-content/uploads/2026/11/woo-hoodie-blue-300x300.png`): the
//! words of the file name choose the drawing and its colour, the rest is drawn from their hash.
//! Always SVG, whatever the extension says; browsers go by the content type.

/// The picture for a path below `/wp-content/uploads/`.
pub fn picture(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name
        .rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .to_lowercase();
    let stem = without_size(&name);
    let words: Vec<&str> = stem.split(['-', '_']).collect();
    let palette = palette(&words, stem);
    let drawing = drawing(stem, &words);
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600" role="img"><defs><radialGradient id="g" cx=".5" cy=".4" r=".8"><stop offset="0" stop-color="{light}"/><stop offset="1" stop-color="{ground}"/></radialGradient></defs><style>.a{{fill:{main}}}.b{{fill:{dark}}}.c{{fill:{accent}}}.w{{fill:white}}.l{{fill:none;stroke:{dark};stroke-width:8;stroke-linecap:round;stroke-linejoin:round}}.m{{fill:none;stroke:{main};stroke-width:34;stroke-linecap:round}}</style><rect width="600" height="600" fill="url(#g)"/><ellipse cx="300" cy="512" rx="180" ry="18" fill="{dark}" opacity=".14"/>{drawing}</svg>"##,
        light = palette.light,
        ground = palette.ground,
        main = palette.main,
        dark = palette.dark,
        accent = palette.accent,
    )
}

/// `woo-cap-300x300` without its size.
fn without_size(name: &str) -> &str {
    match name.rsplit_once('-') {
        Some((stem, size))
            if size.split_once('x').is_some_and(|(width, height)| {
                [width, height]
                    .iter()
                    .all(|side| side.parse::<u16>().is_ok())
            }) =>
        {
            stem
        }
        _ => name,
    }
}

struct Palette {
    light: String,
    ground: String,
    main: String,
    dark: String,
    accent: String,
}

fn palette(words: &[&str], stem: &str) -> Palette {
    // FNV-1a: stable across runs and platforms, unlike the standard library's hasher.
    let hash = stem.bytes().fold(2_166_136_261_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(16_777_619)
    });
    let named = [
        ("red", 4),
        ("green", 148),
        ("blue", 216),
        ("yellow", 46),
        ("orange", 24),
    ];
    let hue = named
        .iter()
        .find(|(name, _)| words.contains(name))
        .map_or(hash % 360, |(_, hue)| *hue);
    let saturation = if words.contains(&"placeholder") {
        8
    } else {
        52
    };
    Palette {
        light: format!("hsl({hue} {} 97%)", percent(saturation / 2)),
        ground: format!("hsl({hue} {} 88%)", percent(saturation * 2 / 3)),
        main: format!("hsl({hue} {} 52%)", percent(saturation)),
        dark: format!("hsl({hue} {} 30%)", percent(saturation)),
        accent: format!("hsl({} {} 72%)", (hue + 40) % 360, percent(saturation + 20)),
    }
}

fn percent(value: u32) -> String {
    format!("{value}%")
}

const TEE: &str = r#"<path class="a" d="M222 130 120 176 78 282l66 28 22-46v216q0 14 14 14h240q14 0 14-14V264l22 46 66-28-42-106-102-46q-20 44-78 44t-78-44z"/><path class="l" d="M166 264v-44M434 264v-44" opacity=".35"/>"#;
const LONG: &str = r#"<path class="a" d="M222 130 130 172 76 424l58 14 32-150v192q0 14 14 14h240q14 0 14-14V288l32 150 58-14-54-252-92-42q-20 44-78 44t-78-44z"/><path class="b" d="m79 410-6 30 58 14 6-30zM521 410l6 30-58 14-6-30z" opacity=".6"/><path class="l" d="M166 288v-50M434 288v-50" opacity=".35"/>"#;
const HOODIE: &str = r#"<path class="a" d="M214 158 134 190 82 430l60 14 24-116v152q0 14 14 14h240q14 0 14-14V328l24 116 60-14-52-240-80-32z"/><path class="b" d="M206 176q-8-92 94-96 102 4 94 96-40 44-94 44t-94-44z"/><path class="c" d="M236 168q4-52 64-54 60 2 64 54-28 28-64 28t-64-28z" opacity=".55"/><path class="b" d="M214 372h172l26 82H188z" opacity=".45"/><path class="l" d="M270 216v62M330 216v58"/>"#;

/// The shapes inside the picture.
fn drawing(stem: &str, words: &[&str]) -> String {
    let has = |word: &str| words.contains(&word);
    let logo = r#"<circle class="c" cx="300" cy="308" r="40"/><path d="m282 308 13 14 25-27" fill="none" stroke="white" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/>"#;
    let badge = if has("logo") { logo } else { "" };
    if has("collection") {
        let small = |x: u16, y: u16, shape: &str| {
            format!(r#"<g transform="translate({x} {y}) scale(.46)">{shape}</g>"#)
        };
        return small(14, 60, HOODIE) + &small(300, 60, TEE) + &small(156, 270, beanie());
    }
    if has("hoodie") {
        let zipper =
            r#"<path d="M300 220v272" stroke="white" stroke-width="7" stroke-dasharray="8 6"/>"#;
        return format!("{HOODIE}{badge}{}", if has("zipper") { zipper } else { "" });
    }
    if has("long") {
        return format!("{LONG}{badge}");
    }
    if has("vneck") {
        return format!(
            r#"{TEE}<path class="c" d="M240 138q22 18 32 40l28 56 28-56q10-22 32-40-24 36-60 36t-60-36z"/>"#
        );
    }
    if has("polo") {
        return format!(
            r#"{TEE}<path class="b" d="m226 128 74 52-44 44zM374 128l-74 52 44 44z"/><path class="l" d="M300 190v90"/><circle class="w" cx="300" cy="226" r="6"/><circle class="w" cx="300" cy="258" r="6"/>"#
        );
    }
    if has("tee") || stem.contains("tshirt") || has("shirt") {
        return format!("{TEE}{badge}");
    }
    if has("beanie") {
        return format!("{}{}", beanie(), badge);
    }
    if has("cap") {
        return r#"<path class="a" d="M140 352q4-188 176-190 154 4 160 184-170-44-336 6z"/><path class="b" d="M136 350q170-56 342-6 62 18 66 58-92-42-196-34-116 6-206 26-20-28-6-44z"/><circle class="b" cx="316" cy="160" r="14"/><path class="l" d="M316 166q-62 60-62 160M316 166q66 60 66 154" opacity=".5"/>"#.into();
    }
    if has("belt") {
        return r#"<path class="a" d="M300 130c150 0 218 84 218 170s-68 170-218 170S82 386 82 300s68-170 218-170zm0 62c-104 0-152 52-152 108s48 108 152 108 152-52 152-108-48-108-152-108z" fill-rule="evenodd"/><rect x="232" y="386" width="136" height="104" rx="16" fill="none" stroke="hsl(42 60% 55%)" stroke-width="18"/><path d="M300 438h66" stroke="hsl(42 60% 45%)" stroke-width="14" stroke-linecap="round"/><circle class="b" cx="412" cy="418" r="7"/><circle class="b" cx="446" cy="396" r="7"/><circle class="b" cx="474" cy="366" r="7"/>"#.into();
    }
    if has("sunglasses") {
        return r#"<path class="l" d="M96 262 66 226M504 262l30-36" stroke-width="16"/><path class="b" d="M88 252h180q16 0 16 16-4 104-96 104-88 0-108-96-4-24 8-24zM512 252H332q-16 0-16 16 4 104 96 104 88 0 108-96 4-24-8-24z"/><path class="a" d="M110 276h146q-6 72-68 72-62 0-78-72zM490 276H344q6 72 68 72 62 0 78-72z"/><path class="l" d="M278 270q22-18 44 0" stroke-width="14"/><path d="m140 288 40 44M366 288l40 44" stroke="white" stroke-width="12" stroke-linecap="round" opacity=".45"/>"#.into();
    }
    if has("album") || has("single") {
        let rings = if has("album") {
            r#"<circle class="l" cx="352" cy="300" r="112" opacity=".4"/><circle class="l" cx="352" cy="300" r="84" opacity=".4"/>"#
        } else {
            ""
        };
        return format!(
            r#"<circle class="b" cx="352" cy="300" r="150"/>{rings}<circle class="c" cx="352" cy="300" r="46"/><circle class="w" cx="352" cy="300" r="10"/><rect class="a" x="96" y="140" width="300" height="320" rx="10"/><path class="c" d="M96 400q90-120 160-40t140-70v160q0 10-10 10H106q-10 0-10-10z"/><circle class="w" cx="182" cy="226" r="38" opacity=".85"/>"#
        );
    }
    if has("pennant") {
        return r#"<path class="l" d="M128 120v390" stroke-width="16"/><path class="a" d="M136 150 500 270 136 390z"/><path class="b" d="M136 150h34v229l-34 11z"/><circle class="c" cx="252" cy="270" r="44"/>"#.into();
    }
    if has("mug") {
        return r#"<path class="l" d="M394 230q100-8 92 76t-104 84" stroke-width="34"/><path class="a" d="M154 180h250v250q0 62-62 62H216q-62 0-62-62z"/><ellipse class="b" cx="279" cy="180" rx="125" ry="26"/><circle class="c" cx="279" cy="330" r="50"/>"#.into();
    }
    r#"<path class="a" d="M156 214h288l28 250q2 26-24 26H152q-26 0-24-26z"/><path class="l" d="M226 260v-70q4-74 74-76 70 2 74 76v70" stroke-width="18"/><path d="M218 352q82 76 164 0" opacity=".55" style="fill:none;stroke:white;stroke-width:16;stroke-linecap:round"/>"#.into()
}

fn beanie() -> &'static str {
    r#"<circle class="c" cx="300" cy="126" r="46"/><path class="a" d="M138 386q-8-232 162-236 170 4 162 236z"/><path class="l" d="M236 176q-44 80-40 200M300 160v214M364 176q44 80 40 200" opacity=".4"/><rect class="b" x="116" y="372" width="368" height="92" rx="34"/><path class="l" d="M170 392v52M222 392v52M274 392v52M326 392v52M378 392v52M430 392v52" style="stroke:white" opacity=".25"/>"#
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_of_one_picture_look_the_same_and_products_differ() {
        let full = picture("/wp-content/uploads/2026/11/woo-cap.png");
        assert_eq!(
            full,
            picture("/wp-content/uploads/2026/11/woo-cap-300x300.png")
        );
        assert_ne!(full, picture("/wp-content/uploads/2026/11/woo-belt.png"));
        assert_ne!(
            picture("/u/woo-hoodie-red.png"),
            picture("/u/woo-hoodie-blue.png")
        );
        assert_ne!(
            picture("/u/woo-tshirt.png"),
            picture("/u/woo-tshirt-logo.png")
        );
    }
}
