declare const MiniSearch: MiniSearchClass;
export = MiniSearch;
