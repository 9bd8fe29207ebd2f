using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Sources;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Guides;

/// <summary>A small release of their own for the tests about guides.</summary>
internal static class GuideScene
{
    public const string Sources = "code,kind,reliability,title_zh,title_en,publisher_zh,publisher_en,issued,url\nT1,official,high,公告,Notice of the office,办公室,The Office,2026-02-04,https://office.example/notice\n";

    public const string Claims =
        "code,at,digest,sources,as_of,certainty,standing,verify,value,unit,place,note_zh,note_en\n"
        + "t.max,1/1,0,T1,2026-02-04,high,fact,,120,points,,,\nt.rent,1/2,0,T1,2026-02-04,low-medium,estimate,1,3200,CNY/month,350100,估算,an estimate\nt.rule,1/3,0,T1,2026-02-04,high,fact,,,,,,\n";

    public static readonly DateOnly Written = new(2026, 11, 1);

    /// <summary>A guide of one block, for tests to change.</summary>
    public static GuideText Text(string key, DateOnly? from = null, DateOnly? until = null, LegalStatus status = LegalStatus.InForce, params string[] supersedes) => new(
        GuideHead.Empty with
        {
            Key = key, Kind = GuideKind.Policy, Issuer = new("示例机关", "Example Office"), Number = "示例〔2026〕1号", Status = status, EffectiveOn = from, ExpiresOn = until, Source = "T1", SourceDate = "2026-02", Audience = ["foreigner"],
            Topics = ["permit"], ReviewOn = new(2099, 1, 1), Supersedes = supersedes, Title = new($"示例 {key}", $"Example {key}"), Summary = new("一句话说明。", "One sentence."),
        },
        [Block("what", "### 总分\n满分{v:t.max}。{c:t.rule}", "### The total\nThe most is {v:t.max}. {c:t.rule}")]);

    public static GuideBlock Block(string id, string zh, string en, DateOnly? zhOn = null, DateOnly? enOn = null, params string[] audience) => new(id, audience, zh, en, zhOn ?? Written, enOn ?? Written);

    /// <summary>The same with other parts.</summary>
    public static GuideText With(this GuideText text, params GuidePart[] parts) => text with { Parts = parts };

    public static Dictionary<string, string> Files(params GuideText[] guides)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["sources.csv"] = Sources, ["claims/t.csv"] = Claims };
        foreach (var guide in guides) files[$"guides/test/{guide.Head.Key}.md"] = GuideFile.Write(guide);
        return files;
    }

    /// <summary>Loads a release of these guides and tells what it changed.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> Release(this PortalFixture portal, params GuideText[] guides) => await portal.ReleaseFiles(Files(guides));

    public static async Task<IReadOnlyDictionary<string, int>> ReleaseFiles(this PortalFixture portal, Dictionary<string, string> files) =>
        (await portal.Dispatcher.Send(new LoadContent(files), CallOrigin.System("test", PortalFixture.TenantOf(ContentDesk.Slug)))).Value.Changes;

    /// <summary>A day from today on, where the guides are made.</summary>
    public static DateOnly Day(this PortalFixture portal, int days) => DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime.AddHours(8)).AddDays(days);
}
