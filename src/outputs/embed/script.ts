/**
 * The hash of `public/embed/v1.js` for the `integrity` of tags (Subresource Integrity). Both never change: articles have
 * them. A test holds them together.
 */
export const embedScriptIntegrity = 'sha384-sQizZdgAQxew5710rgejvXiC83urgWMJUgItLG/k5hYxuE70xrP7tQzU+oJYVMHV';
