/** The files of a small series to start from, by name: things, and one source. */
export function firstSeries(name: string): ReadonlyMap<string, string> {
  return new Map([
    ['things.yaml', things(name)],
    ['newsletter.yaml', newsletter],
  ]);
}

const things = (
  name: string,
) => `# The things that sources mention: the series, organizations, people, places. What sources say about them is in the
# other files of this folder, one per source.

# The IRIs of all things start with this. Change it to an address of your own that ends in / or #.
namespace: https://example.org/${name}/

things:
  # The id of a thing (letters, digits, - . _ ~), its class, and what you call it. Ids stay when names change.
  readings:
    a: EventSeries
    name: Harbour Readings

  library:
    a: Organization
    name: Harbour Library

  quay:
    a: Place
    name: Old Quay
`;

const newsletter = `# A source, and what it says. Write a file like this for each source.
source:
  id: newsletter
  name: Newsletter of the Harbour Library
  publisher: Harbour Library
  url: https://example.org/newsletter/12
  language: en

# A claim is a short quotation, word for word, and what it says. Indent with spaces.
claims:
  - quote: The library's monthly Harbour Readings began in 2021
    says:
      readings:
        frequency: monthly
        # As exact as the source: 2021, 2021-05 or 2021-05-31; 2021~ is approximate, 2021? uncertain.
        startDate: 2021
        # The id of a thing.
        organizer: library

  # Quote texts that contain a colon or # (or, between { }, a comma).
  - quote: "in May 2023, some forty people came to the Old Quay to hear about tides"
    says:
      # A thing that is not in things.yaml needs a class here.
      readings-2023-05:
        a: Edition
        superEvent: readings
        startDate: 2023-05
        location: quay
        theme: tides

      # A number of people is an observation. Qualifiers are written next to \`value:\`.
      visitors-2023-05:
        a: Observation
        observationAbout: readings-2023-05
        measuredProperty: participants
        value: { value: 40, precision: approximate }

# If sources disagree, \`build\` warns until a value has a rank: { value: 40, rank: preferred, because: … }.
# Write \`unknown\` if the source implies a value but does not give it, and \`none\` if it says that there is no value.
`;
