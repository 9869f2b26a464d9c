export { isFileName } from './datapackage.ts';
export { exportDataset } from './export.ts';
export { datasetFile, datasetFolder, publishedManifest } from './folder.ts';
export { recompute } from './recompute.ts';
