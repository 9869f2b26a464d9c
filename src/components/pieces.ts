/** What stands at one public piece besides its words: where it is reported, and what was decided about it. */
export interface PieceNote {
  /** Null where nothing can be reported any more. */
  report: string | null;
  decisions: readonly { number: string; words: string }[];
}

/** By the kind of a piece and its id; of pieces that a page knows without an id, by the kind alone. */
export type PieceNotes = (
  kind: 'case' | 'entry' | 'reply' | 'answer' | 'closing' | 'reopening' | 'pen-name',
  id?: string,
) => PieceNote;
