using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cards;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>An employer of Fujian that stays unnamed on a posting, and somebody who applied there.</summary>
/// <param name="Word">In the title, and nowhere else on the portal.</param>
internal sealed record Unnamed(Guid Employer, DemoPerson Owner, Guid Job, string Word)
{
    public const string NameZh = "闽澜微晶科技有限公司";
    public const string NameEn = "Quellwater Microcrystal Co., Ltd.";
    public const string Code = "91350100MA2XQW7K3P";
    public const string Site = "https://www.quellwater.example/about";

    /// <summary>By none of these may anybody learn which employer it is.</summary>
    public IReadOnlyList<string> Secrets => ["闽澜", "Quellwater", "quellwater", "Microcrystal", Code, Employer.ToString(), Employer.ToString("N"), Owner.UserId.ToString(), "Quell Owner"];

    public IReadOnlyList<string> In(string text) => [.. Secrets.Where(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase))];
}

internal static class UnnamedScene
{
    public static JobFields Fields(string word, Action<JobFields>? change = null) => JobScene.Fields(f =>
    {
        (f.TitleZh, f.TitleEn) = ($"{word} 工程师", $"{word} engineer");
        (f.Confidential, f.AboutZh, f.AboutEn) = (true, "福州一家材料企业，约百人。", "A maker of materials in Fuzhou, about a hundred people.");
        change?.Invoke(f);
    });

    /// <summary>A verified employer with a name that stands nowhere else.</summary>
    public static async Task<(Guid Id, DemoPerson Owner)> QuietEmployer(this PortalFixture portal)
    {
        var (id, owner) = await portal.NewEmployer(Unnamed.NameEn);
        // Of several in one test class the latest has the code: it stands for one organisation.
        await portal.Scalar<int>("update employers set credit_code = null where credit_code = $1", Unnamed.Code);
        await portal.Scalar<int>("update employers set name_zh = $1, credit_code = $2, website = $3 where id = $4", Unnamed.NameZh, Unnamed.Code, Unnamed.Site, id);
        await portal.Scalar<int>("update employer_memberships set display_name = 'Quell Owner' where employer_id = $1", id);
        return (id, owner);
    }

    public static async Task<Unnamed> UnnamedPosting(this PortalFixture portal, Action<JobFields>? change = null, string tenant = "fujian")
    {
        var (id, owner) = await portal.QuietEmployer();
        return await portal.UnnamedPosting(id, owner, change, tenant);
    }

    public static async Task<Unnamed> UnnamedPosting(this PortalFixture portal, Guid employer, DemoPerson owner, Action<JobFields>? change = null, string tenant = "fujian")
    {
        var word = "W" + string.Concat(Guid.NewGuid().ToByteArray().Take(10).Select(one => (char)('a' + (one % 26))));
        var posted = await portal.As(owner, tenant).Get(new PostJob(Fields(word, change), Submit: true));
        await portal.Review(posted.JobId, publish: true, tenant: tenant);
        return new(employer, owner, posted.JobId, word);
    }

    public static async Task<Sent> AppliedTo(this PortalFixture portal, Unnamed posting, DemoPerson? talent = null)
    {
        talent ??= await portal.NewTalent();
        var cv = await portal.AddCv(talent);
        var id = (await portal.As(talent, "fujian").Get(ApplicationScene.Application(posting.Job, cv))).Id;
        return new(talent, posting.Job, id, cv, "", "fujian");
    }
}
