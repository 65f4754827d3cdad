declare const leanQr: LeanQr;
export = leanQr;
