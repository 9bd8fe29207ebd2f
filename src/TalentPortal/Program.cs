using TalentPortal.Platform.Logging;
using TalentPortal.Shell;

try
{
    return args.FirstOrDefault() switch
    {
        "serve" => await OperatorCommands.Serve(args[1..]),
        "work" => await OperatorCommands.Work(args[1..]),
        "migrate" => await OperatorCommands.Migrate(args[1..]),
        "rewrap" => await OperatorCommands.Rewrap(),
        "content" => await OperatorCommands.Content(args[1..]),
        "import" => await OperatorCommands.Import(args[1..]),
        "seed" => await OperatorCommands.Seed(args[1..]),
        "run" => await OperatorCommands.Run(args[1..]),
        _ => Usage(),
    };
}
catch (Exception error) when (StartFailure.Explain(error) is { } explained)
{
    Console.Error.WriteLine(explained);
    return 2;
}

static int Usage()
{
    Console.Error.WriteLine(OperatorCommands.Usage);
    return 2;
}
