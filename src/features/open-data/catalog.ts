import { absolute, paths } from '#src/lib/paths.ts';
import { dataPackage, licence } from './datapackage.ts';
import type { Manifest } from './documents.ts';

const mediaType = (path: string) => (path.endsWith('.csv') ? 'text/csv' : 'application/json');

/** The data set of a day as a catalogue for portals of open data (DCAT 3 in JSON-LD). */
export function catalog(manifest: Pick<Manifest, 'asOf' | 'method' | 'files'>) {
  const { title, descriptions } = dataPackage(manifest);
  const words = Object.entries(descriptions).map(([language, words]) => ({ '@language': language, '@value': words }));
  const publisher = { '@type': 'foaf:Agent', 'foaf:name': title, 'foaf:homepage': { '@id': absolute('/') } };
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      spdx: 'http://spdx.org/rdf/terms#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': absolute(paths.catalog()),
    '@type': 'dcat:Catalog',
    'dct:title': title,
    'dct:description': words,
    'dct:publisher': publisher,
    'dcat:service': {
      '@id': absolute(paths.apiRoot()),
      '@type': 'dcat:DataService',
      'dct:title': `${title} API`,
      'dcat:endpointURL': { '@id': absolute(paths.apiRoot()) },
      'dcat:endpointDescription': { '@id': absolute(paths.openApi()) },
      'dcat:landingPage': { '@id': absolute(paths.interface('en')) },
      'dcat:servesDataset': { '@id': absolute(paths.dataset()) },
    },
    'dcat:dataset': {
      '@id': absolute(paths.dataset()),
      '@type': 'dcat:Dataset',
      'dct:title': title,
      'dct:description': words,
      'dct:publisher': publisher,
      'dct:license': { '@id': licence.path },
      'dct:accrualPeriodicity': { '@id': 'http://publications.europa.eu/resource/authority/frequency/DAILY' },
      'dct:modified': { '@type': 'xsd:date', '@value': manifest.asOf },
      'dct:conformsTo': { '@id': absolute(paths.method('en')) },
      'dcat:distribution': manifest.files.map(({ path, bytes, sha256 }) => ({
        '@id': absolute(paths.datasetFile(path)),
        '@type': 'dcat:Distribution',
        'dct:title': path,
        'dct:license': { '@id': licence.path },
        'dcat:downloadURL': { '@id': absolute(paths.datasetFile(path)) },
        'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaType(path)}` },
        'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger', '@value': bytes },
        'spdx:checksum': { 'spdx:algorithm': 'sha256', 'spdx:checksumValue': sha256 },
      })),
    },
  };
}
