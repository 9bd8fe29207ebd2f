using System.Diagnostics;
using System.Globalization;
using System.Text;
using TalentPortal.Features.Sources;
using TalentPortal.Platform.Logging;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Seeds the demonstration once: tenants, accounts, employers, postings, applications. Never outside development.</summary>
public static class DemoSeed
{
    /// <returns>The accounts, also when they were seeded earlier.</returns>
    /// <exception cref="InvalidOperationException">The environment is not development.</exception>
    public static async Task<IReadOnlyList<DemoAccount>> Run(IServiceProvider services, IHostEnvironment environment, string dataDirectory, CancellationToken ct)
    {
        if (!environment.IsDevelopment()) throw new InvalidOperationException("The demonstration is seeded in development only.");
        using var quiet = services.GetService<MessageLog>()?.Pause();
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DemoSeed));
        // No demonstration: it is the content of the release, as any portal has it.
        await ContentCommand.Load(services, ct);
        await Part(log, "tenants", 150, () => Tenants(services, ct));
        await Part(log, "employers", 90, () => DemoEmployers.Seed(services, ct));
        IReadOnlyList<DemoAccount> accounts = [];
        await Part(log, "accounts", 85, async () => accounts = await DemoAccounts.Seed(services, dataDirectory, ct));
        await Part(log, "positions", 1, () => DemoJobs.Seed(services, ct));
        await Part(log, "parks", 1, () => DemoParks.Seed(services, ct));
        await Part(log, "imports", 1, () => DemoImports.Seed(services, ct));
        await Part(log, "talents", 1, () => DemoTalents.Seed(services, ct));
        await Part(log, "territories", 1, () => DemoTerritories.Seed(services, ct));
        await Part(log, "leads", 1, () => DemoLeads.Seed(services, ct));
        await Part(log, "cases", 1, () => DemoCases.Seed(services, ct));
        await Part(log, "documents", 1, () => DemoDocuments.Seed(services, ct));
        await Part(log, "absences", 1, () => DemoAbsences.Seed(services, ct));
        await Part(log, "appointments", 1, () => DemoAppointments.Seed(services, ct));
        await Part(log, "referrals", 1, () => DemoReferrals.Seed(services, ct));
        await Part(log, "transfers", 1, () => DemoTransfers.Seed(services, ct));
        await Part(log, "interviews", 1, () => DemoInterviews.Seed(services, ct));
        await Part(log, "readings", 1, () => DemoReadings.Seed(services, ct));
        await Part(log, "reports", 1, () => DemoReports.Seed(services, ct));
        await Part(log, "offers", 1, () => DemoOffers.Seed(services, ct));
        await Part(log, "proposals", 1, () => DemoProposals.Seed(services, ct));
        await Part(log, "webhooks", 1, () => DemoWebhooks.Seed(services, ct));
        await Part(log, "timelines", 1, () => DemoTimelines.Seed(services, ct));
        await Part(log, "kept results", 1, () => DemoEligibility.Seed(services, ct));
        await Part(log, "cards", 1, () => DemoCards.Seed(services, ct));
        await Part(log, "prospects", 1, () => DemoProspects.Seed(services, ct));
        await Part(log, "events", 1, () => DemoEvents.Seed(services, ct));
        await Part(log, "campus hours", 1, () => DemoCampusHours.Seed(services, ct));
        await Part(log, "schools", 1, () => DemoSchools.Seed(services, ct));
        await Part(log, "services", 1, () => DemoLiving.Seed(services, ct));
        await Part(log, "flats", 1, () => DemoHousing.Seed(services, ct));
        await Part(log, "viewings", 1, () => DemoViewings.Seed(services, ct));
        await Part(log, "guides", 1, () => DemoGuides.Seed(services, ct));
        await Part(log, "corrections", 1, () => DemoCorrections.Seed(services, ct));
        await Part(log, "rules", 1, () => DemoRules.Seed(services, ct));
        await Part(log, "link checks", 1, () => DemoLinkChecks.Seed(services, ct));
        await Part(log, "bundles", 1, () => DemoBundles.Seed(services, ct));
        await Part(log, "arrivals", 1, () => DemoArrivals.Seed(services, ct));
        await Part(log, "buddies", 1, () => DemoBuddies.Seed(services, ct));
        await Part(log, "searches", 1, () => DemoSearches.Seed(services, ct));
        await Part(log, "pathways", 1, () => DemoPathways.Seed(services, ct));
        await Part(log, "return plans", 1, () => DemoReturnPlans.Seed(services, ct));
        await Part(log, "folders", 1, () => DemoFolders.Seed(services, ct));
        await Part(log, "families", 1, () => DemoFamilies.Seed(services, ct));
        return accounts;
    }

    /// <summary>The accounts as a table for the console.</summary>
    public static string Table(IReadOnlyList<DemoAccount> accounts)
    {
        string[] heads = ["e-mail", "password", "TOTP key", "role", "tenant"];
        var rows = accounts.Select(a => (string[])[a.Email, a.Password, a.TotpKey ?? "", a.Role, a.Tenant ?? ""]).Prepend(heads).ToList();
        var widths = heads.Select((_, i) => rows.Max(row => row[i].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows) text.AppendLine(CultureInfo.InvariantCulture, $"  {string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()}");
        return text.ToString();
    }

    /// <summary>Does one part as if it were so many days ago, and says so in one line.</summary>
    private static async Task Part(ILogger log, string what, int daysAgo, Func<Task> seed)
    {
        var started = Stopwatch.GetTimestamp();
        DemoClock.GoTo(daysAgo, 10 * 60);
        await seed();
        DemoClock.ComeBack();
        log.LogInformation("Demonstration: {Part} ready in {Elapsed:0.0} s", what, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private static async Task Tenants(IServiceProvider services, CancellationToken ct)
    {
        var directory = services.GetRequiredService<TenantDirectory>();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("demo-seed"), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var demo in DemoPeople.Tenants)
        {
            if (await directory.BySlug(demo.Slug, ct) is not null) continue;
            var tenant = Tenant.Create(demo.Slug, demo.Name, demo.ShortName, demo.Tagline, demo.Accent, null, Language.Chinese, demo.DivisionCode, now, isDemo: true);
            tenant.Describe(demo.Name, demo.ShortName, demo.Tagline, demo.Mark, demo.Accent, Language.Chinese);
            tenant.Reach(demo.Contact);
            db.Entry(tenant).Property(t => t.Id).CurrentValue = demo.Id;
            db.Add(tenant);
        }

        await db.SaveChangesAsync(ct);
        directory.Forget();
    }
}
