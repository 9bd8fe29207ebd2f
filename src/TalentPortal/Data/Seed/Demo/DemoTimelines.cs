using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.ReturnTimelines;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Return timelines of some of the demonstration's talents. Who has one already is left alone.</summary>
internal static class DemoTimelines
{
    /// <param name="StartsIn">Days until the first day at work.</param>
    private sealed record Sample(string Person, Language Language, int StartsIn, string[] Routes, string? Graduation, string? Country);

    private static readonly IReadOnlyList<Sample> Samples =
    [
        new("lin-yue", Language.Chinese, 240, ["returnee", "family"], null, null),
        new("maria-silva", Language.English, 300, ["foreigner-b"], "2027-07", "PT"),
        new("chen-hao", Language.Chinese, 90, ["returnee"], "2026-12", "AU"),
    ];

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var site = await DemoTalents.At(services, "fujian", ct);
        foreach (var sample in Samples)
        {
            var person = DemoPeople.Person(sample.Person);
            var found = false;
            await DemoSessions.InScope(services, null, async db => found = await db.ReturnTimelines.AnyAsync(t => t.UserId == person.UserId, ct), ct, onBehalfOf: person.UserId);
            if (found) continue;
            var talent = await DemoSessions.SignIn(services, site, person, sample.Language, ct);
            var start = site.DayAt(services.GetRequiredService<TimeProvider>().GetUtcNow()).AddDays(sample.StartsIn);
            await DemoSessions.Send(services, new SaveTimeline(start, start.AddDays(-12), sample.Routes, sample.Graduation, sample.Country, null), talent, ct);
        }

        await DemoSessions.End(services, ct);
    }
}
