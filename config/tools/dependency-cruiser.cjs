/** Imports point one way: domain and lib know nothing of ours; adapters see only ports, domain and lib; wiring alone sees everyone. */
const adapters = '^src/(messengers|channels|persistence)/';
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    {
      name: 'domain-has-few-libraries',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['npm', 'core'], pathNot: ['json-canonicalize', 'aho-corasick', 'opencc-js', '^crypto$'] },
    },
    {
      name: 'lib-stands-alone',
      severity: 'error',
      from: { path: '^src/lib/' },
      to: { path: '^src/', pathNot: '^src/(lib|domain)/' },
    },
    {
      name: 'application-uses-domain-and-lib',
      severity: 'error',
      from: { path: '^src/application/' },
      to: { path: '^src/', pathNot: '^src/(application|domain|lib)/' },
    },
    {
      name: 'conversation-uses-application',
      severity: 'error',
      from: { path: '^src/conversation/' },
      to: { path: '^src/', pathNot: '^src/(conversation|application|domain|lib)/' },
    },
    {
      name: 'adapters-see-only-ports',
      severity: 'error',
      from: { path: adapters },
      to: { path: '^src/application/', pathNot: '^src/application/(ports|store)\\.ts$' },
    },
    {
      name: 'adapters-stand-alone',
      severity: 'error',
      from: { path: '^src/(messengers|channels|persistence)/' },
      to: { path: '^src/(web|delivery|conversation|sandbox|config)/' },
    },
    {
      name: 'messengers-apart',
      severity: 'error',
      from: { path: '^src/messengers/' },
      to: { path: '^src/(channels|persistence)/' },
    },
    {
      name: 'channels-apart',
      severity: 'error',
      from: { path: '^src/channels/' },
      to: { path: '^src/(messengers|persistence)/' },
    },
    {
      name: 'persistence-apart',
      severity: 'error',
      from: { path: '^src/persistence/' },
      to: { path: '^src/(messengers|channels)/' },
    },
    {
      name: 'web-and-delivery-do-not-know-adapters',
      severity: 'error',
      from: { path: '^src/(web|delivery)/' },
      to: { path: '^src/(messengers|channels|persistence|sandbox)/' },
    },
    {
      name: 'nobody-imports-the-sandbox',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(sandbox/|main\\.ts$|commands/|demo\\.ts$)' },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'the-sandbox-is-the-platforms',
      severity: 'error',
      from: { path: '^src/sandbox/' },
      to: { path: '^src/', pathNot: '^src/sandbox/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
