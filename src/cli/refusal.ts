/** Why a command does not go on, in sentences for the person who started it: shown without the place in the code. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
