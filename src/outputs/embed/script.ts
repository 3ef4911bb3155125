/**
 * The hash of `public/embed/v1.js` for the `integrity` of tags (Subresource Integrity). Both never change: articles have
 * them. A test holds them together.
 */
export const embedScriptIntegrity = 'sha384-gm0hOnxU4pUdr2qLokjHrRmc7iYFvbBWCqyBgXzY5rmgLyksuqEMzBdQLeGw37yI';
