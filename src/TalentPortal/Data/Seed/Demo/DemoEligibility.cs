using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Eligibility;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>What some of the demonstration's talents keep of what they qualify for. Who keeps something already is left alone.</summary>
internal static class DemoEligibility
{
    private sealed record Sample(string Person, Language Language, string[] Rules, (string Fact, string Value)[] Answers);

    private static readonly IReadOnlyList<Sample> samples =
    [
        new("lin-yue", Language.Chinese, ["fujian.settling-grant", "fuzhou.hukou"],
            [("place", "fuzhou"), ("job_here", "yes"), ("recognised_level", "b"), ("brought_from", "overseas"), ("nationality_group", "mainland"), ("degree", "doctorate")]),
        new("maria-silva", Language.English, ["cn.work-permit.points", "cn.work-permit.routes"],
            [("place", "xiamen"), ("salary", "240000"), ("degree", "master"), ("years", "3"), ("months", "12"), ("chinese_level", "hsk3"), ("age", "29"), ("background", "none"), ("bonus", "0")]),
    ];

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var site = await DemoTalents.At(services, "fujian", ct);
        foreach (var sample in samples)
        {
            var person = DemoPeople.Person(sample.Person);
            var found = false;
            await DemoSessions.InScope(services, null, async db => found = await db.EligibilitySheets.AnyAsync(s => s.UserId == person.UserId, ct), ct, onBehalfOf: person.UserId);
            if (found) continue;
            var talent = await DemoSessions.SignIn(services, site, person, sample.Language, ct);
            var fields = sample.Answers.ToDictionary(one => one.Fact, one => (IReadOnlyList<string>)[one.Value], StringComparer.Ordinal);
            await DemoSessions.Send(services, new KeepResult(sample.Rules, fields, true, DemoTalents.Words<EligibilityText>(services, sample.Language, "Eligibility_Agree")), talent, ct);
        }

        await DemoSessions.End(services, ct);
    }
}
