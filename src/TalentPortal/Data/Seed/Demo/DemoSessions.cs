using Microsoft.EntityFrameworkCore;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>
/// Lets the demonstration's people do their work themselves: signed in for the time of the seed, through the same requests
/// that pages send, with the same checks.
/// </summary>
internal static class DemoSessions
{
    private const string Device = "demo-seed";

    /// <summary>A session that <see cref="End"/> ends; after ten minutes of the seed's time it is over anyway.</summary>
    public static async Task<CallOrigin> SignIn(IServiceProvider services, TenantRef tenant, DemoPerson person, Language language, CancellationToken ct)
    {
        var session = Guid.CreateVersion7();
        await InScope(services, null, async db =>
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var stamp = await db.Set<AccountUser>().Where(u => u.Id == person.UserId).Select(u => u.SecurityStamp).SingleAsync(ct);
            db.Add(new AccountSession
            {
                Id = session, UserId = person.UserId, SecurityStamp = stamp!, SecondFactor = true, Device = Device, StartedAt = now, SeenAt = now, IdleMinutes = 10, ExpiresAt = now.AddMinutes(10),
            });
        }, ct);
        return new CallOrigin(tenant, language, person.UserId, session);
    }

    /// <exception cref="InvalidOperationException">The request had another outcome than Ok.</exception>
    public static async Task<T> Send<T>(IServiceProvider services, MediatR.IRequest<Outcome<T>> request, CallOrigin origin, CancellationToken ct)
    {
        var outcome = await services.GetRequiredService<PortalDispatcher>().Send(request, origin, ct);
        return outcome.IsOk ? outcome.Value
            : throw new InvalidOperationException($"Demonstration: {request.GetType().Name} {outcome.Kind} {outcome.Reason?.Name} {string.Join(", ", outcome.Errors.Select(error => error.Field + " " + error.Text.Name))}");
    }

    public static Task End(IServiceProvider services, CancellationToken ct) =>
        InScope(services, null, db => db.Set<AccountSession>().Where(s => s.Device == Device).ExecuteDeleteAsync(ct), ct);

    /// <summary>Looks into the database as the seed itself, to see what is there already.</summary>
    public static async Task InScope(IServiceProvider services, TenantRef? tenant, Func<AppDb, Task> change, CancellationToken ct, Guid? onBehalfOf = null)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("demo-seed", tenant, onBehalfOf), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await change(db);
        await db.SaveChangesAsync(ct);
    }
}
