using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Pathways;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Checklists of some of the demonstration's talents. Who has one already is left alone.</summary>
internal static class DemoPathways
{
    /// <param name="DoneIn">Days until all is to be done; null where the return timeline says it.</param>
    private sealed record Sample(string Person, Language Language, string Way, int? DoneIn, Dictionary<string, string?> Answers, string[] Done);

    private static readonly IReadOnlyList<Sample> Samples =
    [
        new("lin-yue", Language.Chinese, "returnee-hukou", null, new() { ["nationality_group"] = "mainland", ["place"] = "fuzhou" }, ["study-record", "hukou-papers"]),
        new("maria-silva", Language.English, "z-visa-b", 120, new() { ["study_place"] = "abroad", ["degree"] = "master" }, ["class-check", "passport"]),
    ];

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var site = await DemoTalents.At(services, "fujian", ct);
        foreach (var sample in Samples)
        {
            var person = DemoPeople.Person(sample.Person);
            var found = false;
            await DemoSessions.InScope(services, null, async db => found = await db.PathwayChecks.AnyAsync(c => c.UserId == person.UserId, ct), ct, onBehalfOf: person.UserId);
            if (found) continue;
            var talent = await DemoSessions.SignIn(services, site, person, sample.Language, ct);
            var today = site.DayAt(services.GetRequiredService<TimeProvider>().GetUtcNow());
            await DemoSessions.Send(services, new SaveMyPathway(sample.Way, sample.DoneIn is { } days ? today.AddDays(days) : null, sample.Answers, null), talent, ct);
            foreach (var step in sample.Done) await DemoSessions.Send(services, new MarkPathwayStep(sample.Way, step, PathwayMark.Done), talent, ct);
        }

        await DemoSessions.End(services, ct);
    }
}
