using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Prospects;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>
/// Whom the consultant of one tenant of the demonstration has met: three people who belong to nobody, two of them the same.
/// The texts lie in prospects.json. Seeded once, where nobody was entered before.
/// </summary>
internal static class DemoProspects
{
    private const string Tenant = "fujian";

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true, Converters = { new JsonStringEnumConverter() } };

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        await using var text = typeof(DemoProspects).Assembly.GetManifestResourceStream("prospects.json")!;
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var known = false;
        await DemoSessions.InScope(services, tenant, async db => known = await db.Prospects.AnyAsync(p => p.TenantId == tenant.Id, ct), ct);
        if (known) return;
        var (clock, person) = (services.GetRequiredService<TimeProvider>(), DemoPeople.People.Single(person => person.Tenant == Tenant && person.Role == PortalRole.OverseasConsultant));
        foreach (var demo in (await JsonSerializer.DeserializeAsync<List<DemoProspect>>(text, Json, ct))!.OrderByDescending(prospect => prospect.DaysAgo))
        {
            DemoClock.GoTo(demo.DaysAgo, 11 * 60);
            var consultant = await DemoSessions.SignIn(services, tenant, person, Language.Chinese, ct);
            DateOnly? day = demo.Permission == ContactPermission.NotAsked ? null : tenant.DayAt(clock.GetUtcNow());
            await DemoSessions.Send(services, new SaveProspect(
                null, demo.Characters, demo.Letters, demo.Email, demo.Phone, null, demo.Country, demo.Field, demo.Languages, demo.MailIn, demo.Source, demo.SourceNote, demo.Basis, demo.BasisNote,
                demo.Permission, day, demo.PermissionHow, Anyway: true, null), consultant, ct);
        }

        await DemoSessions.End(services, ct);
    }

    private sealed record DemoProspect(
        string? Characters, string? Letters, string? Email, string? Phone, string Country, string? Field, IReadOnlyList<string> Languages, Language MailIn, ProspectSource Source, string SourceNote,
        LawfulBasis Basis, string BasisNote, ContactPermission Permission, string? PermissionHow, int DaysAgo);
}
