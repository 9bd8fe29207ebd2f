using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Pathways;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Pathways;

/// <summary>What the tests about ways start from: a small way of one organisation, whose steps are all of a kind that matters.</summary>
internal static class PathwayScene
{
    public const string Slug = "test-card";

    public static IReadOnlyDictionary<string, string?> NoAnswers { get; } = new Dictionary<string, string?>();

    public static IReadOnlyDictionary<string, string?> InFuzhou { get; } = new Dictionary<string, string?> { ["place"] = "fuzhou" };

    /// <summary>
    /// Passport (a task of the plans), then a form (nobody says how long) and a fee (3 to 5 working days) side by side, then
    /// the office (10 working days), which waits for both; in Fuzhou a stamp after it.
    /// </summary>
    public static string Json(string steps = Steps, string key = Slug) => $$"""
        {"schema":1,"key":"{{key}}","title":{"zh":"卡","en":"Card"},"summary":{"zh":"一张卡","en":"A card"},"audience":["foreigner"],"place":"cn","status":"in_force","guides":[],"rules":[],"weeks":null,"claims":[],"steps":[{{steps}}]}
        """;

    public const string Steps = Passport + "," + Form + "," + Fee + "," + Office + "," + Stamp;

    public const string Passport = """{"code":"passport","title":{"zh":"护照","en":"Passport"},"text":{"zh":"查","en":"Check"},"party":"you","authority":null,"days":null,"after":[],"line":"passport","papers":[],"fee":null,"deadline":null,"when":null,"claims":[]}""";

    public const string Form = """{"code":"form","title":{"zh":"表","en":"Form"},"text":{"zh":"填","en":"Fill in"},"party":"family","authority":null,"days":null,"after":["passport"],"line":null,"papers":[],"fee":null,"deadline":null,"when":null,"claims":[]}""";

    public const string Fee = """{"code":"fee","title":{"zh":"费","en":"Fee"},"text":{"zh":"交","en":"Pay"},"party":"employer","authority":null,"days":{"least":3,"most":5,"working":true,"claims":["test.fee"]},"after":["passport"],"line":null,"papers":[],"fee":null,"deadline":null,"when":null,"claims":[]}""";

    public const string Office = """{"code":"office","title":{"zh":"办","en":"Office"},"text":{"zh":"等","en":"Wait"},"party":"office","authority":null,"days":{"least":10,"most":10,"working":true,"claims":["test.office"]},"after":["form","fee"],"line":null,"papers":[],"fee":null,"deadline":null,"when":null,"claims":[]}""";

    public const string Stamp = """{"code":"stamp","title":{"zh":"章","en":"Stamp"},"text":{"zh":"盖","en":"Get it"},"party":"you","authority":null,"days":{"least":1,"most":1,"working":true,"claims":["test.stamp"]},"after":["office"],"line":null,"papers":[],"fee":null,"deadline":null,"when":{"fact":"place","within":["350100"]},"claims":[]}""";

    /// <summary>The way is there at Fujian, and nowhere else.</summary>
    public static async Task WithWay(this PortalFixture portal, string tenant = "fujian", string slug = Slug)
    {
        var id = PortalFixture.TenantOf(tenant).Id;
        if (await portal.Scalar<long>("select count(*) from pathways where tenant_id = $1 and slug = $2", id, slug) > 0) return;
        await portal.Scalar<int>("insert into pathways (id, tenant_id, is_public, slug, title_zh, title_en, body, changed_at) values (gen_random_uuid(), $1, true, $2, '卡', 'Card', $3, now())", id, slug, Json(key: slug));
    }

    public static async Task<DemoPerson> Following(this PortalFixture portal, DateOnly? target = null, IReadOnlyDictionary<string, string?>? answers = null, DemoPerson? person = null)
    {
        await portal.WithWay();
        person ??= await portal.NewTalent();
        await portal.As(person).Get(new SaveMyPathway(Slug, target, answers ?? InFuzhou, null));
        return person;
    }

    public static async Task<MyPathway> MyWay(this PortalFixture portal, DemoPerson person) => (await portal.As(person).Get(new ViewMyPathway(Slug))).Mine;

    /// <summary>A case with its own way beside it.</summary>
    public static async Task<Opened> CaseWithWay(this PortalFixture portal, DateOnly? target = null, IReadOnlyDictionary<string, string?>? answers = null)
    {
        var one = await portal.Opened();
        await portal.Following(target, answers, one.Talent);
        return one;
    }
}
