/**
 * The hash of `public/embed/v1.js` for the `integrity` of tags (Subresource Integrity). Both never change: articles have
 * them. A test holds them together.
 */
export const embedScriptIntegrity = 'sha384-MRsr5LMd9q2/SxbE7Ra1kXjRIT7YjjyaZatnE8VeDOF8096gc39kAfKAdG8dve04';
