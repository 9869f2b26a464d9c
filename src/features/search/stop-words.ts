/** Folded as `searchKey` folds: words that stand in nearly every case, and by which nobody looks for one. */
export const stopWords: ReadonlySet<string> = new Set(
  `aber alle allem allen aller alles als also am an andere auch auf aus bei beim bin bis bitte bzw da dabei damit dann das
  dass dem den denn der des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er
  es etwa etwas euch fur gar gegen habe haben hat hatte hatten hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in
  ins ist ja je jede jedem jeden jeder jedes jetzt kann kein keine keinem keinen keiner konnen konnte man mehr mein meine
  meinem meinen meiner mich mir mit muss nach nachdem nicht nichts noch nun nur ob oder ohne schon sehr seit sein seine seinem
  seinen seiner selbst sich sie sind so soll sondern um und uns unser unsere unserem unseren unter vom von vor wann war waren
  warum was weil wenn wer werde werden wie wieder will wir wird wo wurde wurden zu zum zur zwar
  a about after all also am an and any are as at be been but by can could did do does for from had has have he her his i if in
  into is it its just me my no not of on or our she so some than that the their them then there they this to up us was we were
  what when which who will with would you your`
    .split(/\s+/)
    .filter(Boolean),
);
