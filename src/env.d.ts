declare namespace App {
  interface Locals {
    /** How often each figure has been named on the page, by the name of its card. */
    figureCards?: Map<string, number>;
  }
}
