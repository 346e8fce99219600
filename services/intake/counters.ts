/** What intake counts, one row a metric. Labels take values from closed lists only, never from what was sent. */
const metrics = {
  copydesk_intake_events_total: { help: 'Events by source and by what became of them.', labels: ['source', 'outcome'] },
  copydesk_intake_strangers_total: { help: 'Messages that have the shape of no source, by the way they came.', labels: ['way'] },
  copydesk_intake_requests_total: { help: 'Requests by route and status.', labels: ['route', 'status'] },
  copydesk_intake_sweeps_total: { help: 'Sweeps by how they ended.', labels: ['outcome'] },
  copydesk_intake_sweep_drops_total: { help: 'Drops that sweeps listed, looked at closely, and queued.', labels: ['found'] },
} as const satisfies Record<string, { help: string; labels: readonly string[] }>;

type Metric = keyof typeof metrics;

export type Counters = {
  /** Adds to a counter; what has never been counted is not shown. */
  add<Name extends Metric>(name: Name, labels: Record<(typeof metrics)[Name]['labels'][number], string>, count?: number): void;
  /** All of them, in Prometheus' text format 0.0.4. */
  text(): string;
};

export function newCounters(): Counters {
  const all = new Map(Object.entries(metrics).map(([name, { help }]) => [name, { help, series: new Map<string, number>() }]));
  return {
    add(name, labels, count = 1) {
      const values: Record<string, string> = labels;
      const series = all.get(name)?.series;
      const labelled = metrics[name].labels.map((label) => `${label}="${values[label]}"`).join(',');
      series?.set(labelled, (series.get(labelled) ?? 0) + count);
    },
    text: () =>
      [...all]
        .map(([name, { help, series }]) => `# HELP ${name} ${help}\n# TYPE ${name} counter\n${lines(name, series)}`)
        .join(''),
  };
}

function lines(name: string, series: Map<string, number>): string {
  return [...series].map(([labelled, count]) => `${name}{${labelled}} ${count}\n`).join('');
}
