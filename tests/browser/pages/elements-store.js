// The store of a test is another one each time; a page of its own writes it down: <html data-cocart-store="…">.
document.documentElement.setAttribute('data-cocart-store', new URLSearchParams(location.search).get('store') ?? '');
