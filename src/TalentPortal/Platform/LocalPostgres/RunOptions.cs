using System.Globalization;

namespace TalentPortal.Platform.LocalPostgres;

/// <summary>What may be said to <c>run</c>.</summary>
/// <param name="Port">TCP port on the loopback addresses.</param>
/// <param name="Data">Folder for everything the portal keeps; null for the usual one.</param>
/// <param name="Fresh">Empties the folder first.</param>
/// <param name="Demo">Seeds demo tenants and accounts.</param>
public sealed record RunOptions(int Port, string? Data, bool Fresh, bool Demo)
{
    public const int UsualPort = 5080;

    public const string Usage = "run [--port N] [--data DIR] [--fresh] [--no-demo]";

    /// <exception cref="LocalPostgresException">An argument that is not understood; the message quotes it.</exception>
    public static RunOptions Parse(IReadOnlyList<string> args)
    {
        var options = new RunOptions(UsualPort, null, false, true);
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--fresh" => options with { Fresh = true },
                "--no-demo" => options with { Demo = false },
                "--data" => options with { Data = Value(args, ref i) },
                "--port" => options with { Port = PortOf(Value(args, ref i)) },
                var other => throw new LocalPostgresException($"'{other}' is not understood. Usage: {Usage}"),
            };
        }

        return options;
    }

    private static string Value(IReadOnlyList<string> args, ref int i) =>
        i + 1 < args.Count && args[i + 1].Length > 0 ? args[++i] : throw new LocalPostgresException($"{args[i]} needs a value. Usage: {Usage}");

    private static int PortOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new LocalPostgresException($"'{text}' is no port: give a number from 1 to 65535.");
}
