using System.Resources;
using TalentPortal.Data;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Sources;

/// <summary>The operator's command <c>content load</c>: brings the content of this release into the editorial desk, which it makes where there is none.</summary>
public static class ContentCommand
{
    private const string Usage = "Usage: content load";

    /// <summary>Runs the command.</summary>
    /// <param name="args">What follows <c>content</c>.</param>
    /// <param name="console">Receives what was changed, or the fault that stopped it.</param>
    /// <returns>0 when the release is loaded, 1 when a file is faulty, 2 for wrong arguments.</returns>
    public static async Task<int> RunAsync(string[] args, IServiceProvider services, TextWriter console, CancellationToken ct = default)
    {
        if (args is not ["load"])
        {
            await console.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            var changes = await Load(services, ct);
            await console.WriteLineAsync(changes.Count == 0 ? "The content is as this release has it." : "Loaded: " + string.Join(", ", changes.Select(change => $"{change.Value} {change.Key}")) + ".");
            return 0;
        }
        catch (Exception fault) when (fault is ContentException or CsvException)
        {
            await console.WriteLineAsync("Nothing was loaded. " + fault.Message);
            return 1;
        }
    }

    /// <summary>Loads the release; twice is as once.</summary>
    /// <returns>Rows that were added or changed, by kind.</returns>
    /// <exception cref="ContentException">A file is faulty; nothing was loaded.</exception>
    public static async Task<IReadOnlyDictionary<string, int>> Load(IServiceProvider services, CancellationToken ct)
    {
        var desk = await Desk(services, ct);
        var outcome = await services.GetRequiredService<PortalDispatcher>().Send(new LoadContent(), CallOrigin.System("content-load", desk), ct);
        return outcome.IsOk ? outcome.Value.Changes : throw new ContentException("content", 0, "could not be loaded: " + outcome.Kind);
    }

    private static string NameIn(Language language) =>
        new ResourceManager(typeof(SourcesText)).GetString("Desk_Name", language.Culture()) ?? throw new MissingManifestResourceException("Desk_Name");

    private static async Task<TenantRef> Desk(IServiceProvider services, CancellationToken ct)
    {
        var directory = services.GetRequiredService<TenantDirectory>();
        directory.Forget();
        if (await directory.Desk(ct) is { } desk) return desk;
        await using (var scope = services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("content-load"), Rights.None);
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.Add(ContentDesk.NewTenant(new(NameIn(Language.Chinese), NameIn(Language.English)), scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow()));
            await db.SaveChangesAsync(ct);
        }

        directory.Forget();
        return await directory.Desk(ct) ?? throw new InvalidOperationException("The editorial desk was not made.");
    }
}
