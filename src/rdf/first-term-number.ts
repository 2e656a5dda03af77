/**
 * Where n3 and rdf-ext shall begin to number the terms of a dataset. V8 makes an array as long as the number of each object
 * that has one of the first 5,000 or so as a key, and their indexes are made of such objects: for the 1,731 quads of the
 * ontology 30 MB and 50 ms. Beyond, it makes hash tables: 1.5 MB and 7 ms.
 */
export const firstTermNumber = 2 ** 20;
