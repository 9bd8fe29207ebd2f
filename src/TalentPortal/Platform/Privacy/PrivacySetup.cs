using TalentPortal.Platform.Logging;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Privacy;

/// <summary>Registers what forgets people.</summary>
public static class PrivacySetup
{
    public static IServiceCollection AddErasure(this IServiceCollection services) => services.AddSingleton<ErasureLedger>().AddScoped<PersonErasure>();

    /// <summary>Start-up calls this before it serves: nobody meets somebody who was erased.</summary>
    /// <returns>How many a restored backup had brought back.</returns>
    /// <exception cref="InvalidOperationException">The ledger has no folder, or somebody could not be erased again.</exception>
    public static async Task<int> ReapplyErasures(this IServiceProvider services, CancellationToken ct)
    {
        var dispatcher = services.GetRequiredService<PortalDispatcher>();
        var found = await dispatcher.Send(new FindRestoredPeople(), CallOrigin.System("start-up"), ct);
        foreach (var user in found.Value.People)
        {
            try
            {
                await dispatcher.Send(new ReapplyErasure(), CallOrigin.System("start-up", onBehalfOf: user), ct);
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                throw new InvalidOperationException($"Person {user}, who was erased, is in the database and could not be erased again: {SafeError.Describe(error)}", error);
            }
        }

        return found.Value.People.Count;
    }
}
