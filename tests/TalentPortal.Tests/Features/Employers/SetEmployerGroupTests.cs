using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Features.Cards;
using TalentPortal.Tests.Features.Cards;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Employers;

public sealed class SetEmployerGroupTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private TestSender Reviewer => portal.As(Personas.Staff(PortalRole.Reviewer));

    [Fact]
    public async Task Staff_set_and_take_away_the_group_and_never_close_a_circle()
    {
        var (rongxin, haiyun) = ((await portal.AdmissionOf("rongxin"))!, (await portal.AdmissionOf("haiyun"))!);
        await Reviewer.Get(new SetEmployerGroup(rongxin.AdmissionId, haiyun.EmployerId));
        Assert.Equal(haiyun.EmployerId, (await portal.AdmissionOf("rongxin"))!.ParentId);
        foreach (var (admission, parent) in new[] { (haiyun, rongxin.EmployerId), (rongxin, rongxin.EmployerId) })
            Assert.Equal("SetEmployerGroup_Circle", (await Reviewer.Send(new SetEmployerGroup(admission.AdmissionId, parent))).Errors.Single().Text.Name);
        await Reviewer.Get(new SetEmployerGroup(rongxin.AdmissionId, null));
        Assert.Null((await portal.AdmissionOf("rongxin"))!.ParentId);
    }

    [Fact]
    public async Task Only_staff_that_admitted_both_say_so()
    {
        var (rongxin, haiyun) = ((await portal.AdmissionOf("rongxin"))!, (await portal.AdmissionOf("haiyun"))!);
        foreach (var person in DemoPeople.People.Where(person => person.Role is not (PortalRole.Reviewer or PortalRole.TenantAdministrator)).Append(null))
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new SetEmployerGroup(rongxin.AdmissionId, haiyun.EmployerId))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.Reviewer, "greater-bay")).Send(new SetEmployerGroup(rongxin.AdmissionId, null))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await Reviewer.Send(new SetEmployerGroup(rongxin.AdmissionId, DemoPeople.Employer("weiliang").Id))).Kind);
    }

    /// <summary>What people hid from a group elsewhere must not show because staff of one tenant take the group apart.</summary>
    [Fact]
    public async Task What_another_tenant_found_out_only_that_tenant_takes_back()
    {
        var (rongxin, zone) = ((await portal.AdmissionOf("rongxin"))!, DemoPeople.Employer("weiliang").Id);
        await portal.Scalar<int>("update employers set parent_id = $1 where id = $2", zone, rongxin.EmployerId);
        foreach (var parent in new Guid?[] { null, DemoPeople.Employer("haiyun").Id })
            Assert.Equal("SetEmployerGroup_Elsewhere", (await Reviewer.Send(new SetEmployerGroup(rongxin.AdmissionId, parent))).Reason?.Name);
        await portal.Scalar<int>("update employers set parent_id = null where id = $1", rongxin.EmployerId);
    }
}

public sealed class KeyEmployersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_employer_whose_names_have_no_keys_yet_sees_nothing_until_it_has()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        Assert.Contains(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId("rongxin")));
        await portal.Scalar<int>("update employers set name_keys = null where id = $1", CardScene.EmployerId("rongxin"));
        Assert.Empty(await portal.DatabaseShows(CardScene.EmployerId("rongxin")));
        Assert.Equal(1, (await portal.AsSystem("").Get(new KeyEmployers(0))).Keyed);
        Assert.Contains(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId("rongxin")));
        Assert.Equal(0, (await portal.AsSystem("").Get(new KeyEmployers(1))).Keyed);
        Assert.Equal(OutcomeKind.Invalid, (await portal.AsSystem("").Send(new KeyEmployers(-1))).Kind);
    }
}

public sealed class EmployerKeysTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>Whoever has the tables cannot try names: a key needs what the database does not hold.</summary>
    [Fact]
    public async Task Keys_are_hashes_under_a_key()
    {
        var keys = await portal.Scalar<string[]>("select name_keys::text[] from employers where id = $1", DemoPeople.Employer("rongxin").Id);
        var forms = EmployerNames.FormsOf(DemoPeople.Employer("rongxin").Name, DemoPeople.Employer("rongxin").CreditCode);
        Assert.Equal(forms.Count, keys!.Length);
        Assert.All(keys, key => Assert.Equal(EmployerKeys.Length, key.Length));
        foreach (var form in forms)
        {
            var plain = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(form));
            Assert.DoesNotContain(System.Buffers.Text.Base64Url.EncodeToString(plain)[..EmployerKeys.Length], keys);
        }
    }

    [Fact]
    public async Task Whoever_takes_another_name_is_found_by_the_former_one_too()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        await portal.As(talent).Get(new BlockEmployer(null, "Former Optics Works", false));
        var (id, owner) = await portal.NewEmployer("Former Optics Works", verified: false);
        var own = await portal.As(owner).Get(new ViewOwnEmployer());
        var fields = EmployerScene.Fields(zh: null, en: "Newly Named Optics");
        await portal.As(owner).Get(new EditEmployer(fields, own.Version));
        await portal.Scalar<int>("update employer_admissions set status = 'Admitted', verification = 'Document' where employer_id = $1", id);
        Assert.DoesNotContain(talent.UserId, await portal.DatabaseShows(id));
        await portal.Scalar<int>("update employers set name_keys = name_keys[:0] where id = $1", id);
        Assert.Contains(talent.UserId, await portal.DatabaseShows(id));
    }
}

public sealed class EmployerNamesTests
{
    [Theory]
    [InlineData("榕芯微电子有限公司（演示）", "榕芯微电子", true)]
    [InlineData("榕芯微电子有限公司", "榕芯", true)]
    [InlineData("福州榕芯微电子股份有限公司", "榕芯微电子有限公司", true)]
    [InlineData("榕芯微电子有限公司", "福州榕芯微电子", true)]
    [InlineData("榕芯微电子有限公司", "海蕴", false)]
    [InlineData("The Fenbridge Silicon Company, Inc.", "fenbridge  silicon", true)]
    [InlineData("Fenbridge Silicon", "Fenbridge", true)]
    [InlineData("Fenbridge Silicon", "Fenb", false)]
    [InlineData("Société Générale", "societe generale S.A.", true)]
    [InlineData("Fenbridge Silicon", "Silicon", false)]
    public void A_name_is_found_however_it_is_written(string registered, string typed, bool meets) =>
        Assert.Equal(meets, EmployerNames.FormsOfTyped(typed).Overlaps(EmployerNames.FormsOf(new Bilingual(registered, null), null)));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("榕")]
    [InlineData("AB")]
    [InlineData("()")]
    public void What_means_no_single_organisation_has_no_key(string typed) => Assert.Empty(EmployerNames.FormsOfTyped(typed));
}
