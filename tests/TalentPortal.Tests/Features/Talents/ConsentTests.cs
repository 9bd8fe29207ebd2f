using Microsoft.Extensions.Localization;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Talents;

public sealed class BrowseConsentsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_sees_their_own_from_every_site_with_what_is_open_until_when()
    {
        var sent = await portal.Applied();
        foreach (var tenant in new[] { "fujian", "zhongguancun", "" })
        {
            var items = (await portal.As(sent.Talent, tenant).Get(new BrowseConsents())).Items;
            Assert.Equal([ConsentKind.GiveToEmployer, ConsentKind.KeepProfile], items.Select(item => item.Kind));
            Assert.NotNull(items[0].OpenUntil);
            Assert.Null(items[1].OpenUntil);
        }

        Assert.Empty((await portal.As(await portal.NewPerson()).Get(new BrowseConsents())).Items);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new BrowseConsents())).Kind);
        portal.Clock.Advance(TimeSpan.FromDays(181));
        Assert.Null((await portal.As(sent.Talent).Get(new BrowseConsents())).Items[0].OpenUntil);
    }

    /// <summary>Whoever changes the words of a consent changes its version too: proofs name the version.</summary>
    [Theory]
    [InlineData("2026-11-22", Language.English, "e40e")]
    [InlineData("2026-11-22", Language.Chinese, "6685")]
    public void The_words_of_a_version_do_not_change(string version, Language language, string hash)
    {
        System.Globalization.CultureInfo.CurrentUICulture = language.Culture();
        var talents = portal.Services.GetRequiredService<IStringLocalizer<TalentsText>>();
        var applications = portal.Services.GetRequiredService<IStringLocalizer<ApplicationsText>>();
        Assert.Equal(ConsentText.CurrentVersion, version);
        var leads = portal.Services.GetRequiredService<IStringLocalizer<LeadsText>>();
        var career = portal.Services.GetRequiredService<IStringLocalizer<ProfilesText>>();
        Assert.Equal(hash, ConsentText.Shown(talents["SaveProfile_Consent"] + "\n" + applications["ApplyForJob_Consent", "{0}", "{1}", "{2}"] + "\n" + leads["AskForConsultant_Consent", "{0}", "{1}", "{2}"] + "\n" + career["ShareCareer_Words", "{0}"]).Hash[..4]);
    }
}

public sealed class WithdrawConsentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_closes_at_once_from_any_site_and_leaves_the_application()
    {
        var sent = await portal.Applied();
        var consent = (await portal.As(sent.Talent).Get(new BrowseConsents())).Items[0];
        await portal.As(sent.Talent, "zhongguancun").Get(new WithdrawConsent(consent.Id));
        var after = (await portal.As(sent.Talent).Get(new BrowseConsents())).Items[0];
        Assert.Equal((true, null), (after.WithdrawnAt is not null, after.OpenUntil));
        Assert.True((await portal.As(sent.Talent).Get(new ViewMyApplication(sent.Application))).IsOpen);
        Assert.Equal(ApplicantAccess.ConsentWithdrawn, (await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application))).Access);
        Assert.True((await portal.As(sent.Talent).Send(new WithdrawConsent(consent.Id))).IsOk);
        Assert.Equal(after.WithdrawnAt, (await portal.As(sent.Talent).Get(new BrowseConsents())).Items[0].WithdrawnAt);
    }

    [Fact]
    public async Task What_another_consent_of_the_same_person_opened_stays_open()
    {
        var sent = await portal.Applied();
        var other = await portal.Applied(talent: sent.Talent, cv: sent.Cv);
        var consents = (await portal.As(sent.Talent).Get(new BrowseConsents())).Items;
        await portal.As(sent.Talent).Get(new WithdrawConsent(consents.Single(item => item.ApplicationId == sent.Application).Id));
        Assert.Equal(ApplicantAccess.ConsentWithdrawn, (await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application))).Access);
        Assert.Equal(ApplicantAccess.Open, (await portal.Recruiter(other).Get(new ViewApplicant(other.Application))).Access);
        Assert.True((await portal.Recruiter(other).Send(new OpenApplicantCv(other.Application))).IsOk);
        Assert.Null((await portal.As(sent.Talent).Get(new BrowseConsents())).Items.Single(item => item.ApplicationId == other.Application).WithdrawnAt);
    }

    [Fact]
    public async Task Consent_to_the_profile_ends_by_erasing_and_other_peoples_is_not_there()
    {
        var sent = await portal.Applied();
        var items = (await portal.As(sent.Talent).Get(new BrowseConsents())).Items;
        Assert.Equal("WithdrawConsent_ByErasing", (await portal.As(sent.Talent).Send(new WithdrawConsent(items[1].Id))).Reason!.Name);
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(Personas.RecruiterOf("rongxin")), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new WithdrawConsent(items[0].Id))).Kind);
    }
}
