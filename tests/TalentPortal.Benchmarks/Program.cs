using TalentPortal.Benchmarks;

if (args is ["import", var file]) return await ImportBench.Run(file);
var postings = args.Contains("--postings") ? int.Parse(args[Array.IndexOf(args, "--postings") + 1]) : 100_000;
if (args.Contains("--portal")) { await SearchBench.Sql(args[Array.IndexOf(args, "--portal") + 1], 1000); return 0; }
var (cluster, connections) = await SearchDatabase.Open(postings, args.Contains("--keep") ? args[Array.IndexOf(args, "--keep") + 1] : null);
Console.WriteLine(connections.Portal);
Console.WriteLine(cluster.SuperuserConnectionString);
if (args.Contains("--hold")) { var wait = new TaskCompletionSource(); Console.CancelKeyPress += (_, e) => { e.Cancel = true; wait.SetResult(); }; AppDomain.CurrentDomain.ProcessExit += (_, _) => wait.TrySetResult(); await wait.Task; }
await cluster.DisposeAsync();
return 0;
