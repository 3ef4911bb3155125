/**
 * The hash of `public/embed/v1.js` for the `integrity` of tags (Subresource Integrity). Both never change: articles have
 * them. A test holds them together.
 */
export const embedScriptIntegrity = 'sha384-WvbyxEbhbzrdzc1ZoIZPB975jvNLG76BmRvjRJS2KkVxgfFNpMWJvcCnMnU98Ds8';
