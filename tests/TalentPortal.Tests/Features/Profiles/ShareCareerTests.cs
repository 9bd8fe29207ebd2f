using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Retention;

namespace TalentPortal.Tests.Features.Profiles;

public sealed class ShareCareerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nothing_is_open_until_it_is_said_and_each_part_is_opened_on_its_own()
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        Assert.Empty((await portal.Reads(CaseScene.Overseas, one.Id))!);
        Assert.Empty(await portal.DatabaseOpens(CaseScene.Overseas, one.Talent));
        foreach (var part in SharingScene.All)
        {
            Assert.True((await portal.Share(one, [part])).IsOk);
            Assert.Equal([part], (await portal.Reads(CaseScene.Overseas, one.Id))!);
            Assert.Equal([part], await portal.DatabaseOpens(CaseScene.Overseas, one.Talent));
        }
    }

    [Fact]
    public async Task It_is_widened_narrowed_and_taken_back_at_once_and_from_every_site()
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        GrantScope[][] steps = [[GrantScope.CareerEducation], [GrantScope.CareerEducation, GrantScope.CareerSkill], [.. SharingScene.All], [GrantScope.CareerSkill], []];
        foreach (var (step, at) in steps.Zip(["fujian", "zhongguancun", "", "fujian", "greater-bay"]))
        {
            Assert.True((await portal.Share(one, step, at: at)).IsOk);
            Assert.Equal(step.Order(), (await portal.Reads(CaseScene.Overseas, one.Id))!.Order());
        }
    }

    [Fact]
    public async Task Its_last_day_is_the_organisations_and_is_part_of_it()
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        await portal.Share(one, [GrantScope.CareerSkill], days: 2);
        var until = Assert.Single((await portal.As(one.Talent).Get(new BrowseSharing())).Cases).Open[GrantScope.CareerSkill];
        Assert.Equal(PortalFixture.TenantOf("fujian").DayAt(until.AddSeconds(-1)), portal.InDays(2));
        Assert.Equal(PortalFixture.TenantOf("fujian").DayAt(until), portal.InDays(3));
        portal.Clock.Advance(until - portal.Clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        Assert.Equal([GrantScope.CareerSkill], (await portal.Reads(CaseScene.Overseas, one.Id))!);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty((await portal.Reads(CaseScene.Overseas, one.Id))!);
    }

    [Theory]
    [InlineData(-1, "ShareCareer_UntilUnfit")]
    [InlineData(366, "ShareCareer_UntilUnfit")]
    [InlineData(null, "ShareCareer_UntilMissing")]
    public async Task A_last_day_it_must_have_and_not_a_far_one(int? days, string why)
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        var outcome = await portal.As(one.Talent).Send(new ShareCareer(one.Id, [GrantScope.CareerSkill], days is { } d ? portal.InDays(d) : null, SharingScene.Words));
        Assert.Equal((OutcomeKind.Invalid, nameof(ShareCareer.Until), why), (outcome.Kind, Assert.Single(outcome.Errors).Field, outcome.Errors[0].Text.Name));
        Assert.True((await portal.Share(one, [GrantScope.CareerSkill], days: 365)).IsOk);
        Assert.True((await portal.Share(one, [GrantScope.CareerSkill], days: 0)).IsOk);
    }

    [Theory]
    [InlineData(GrantScope.Profile)]
    [InlineData(GrantScope.Cv)]
    [InlineData((GrantScope)(-1))]
    public async Task Only_parts_of_the_career_record_are_shared_by_it(GrantScope part)
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        Assert.Equal(OutcomeKind.Invalid, (await portal.Share(one, [part])).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(one.Talent).Send(new ShareCareer(one.Id, [GrantScope.CareerSkill], portal.InDays(3), ""))).Kind);
    }

    [Fact]
    public async Task Only_the_person_of_a_case_that_goes_on_shares()
    {
        var (one, other) = (await portal.Opened(talent: await portal.WithCareer()), await portal.Opened(talent: await portal.WithCareer()));
        foreach (var sender in portal.Strangers(one).Where(sender => sender.Origin.UserId != one.Talent.UserId).Append(portal.Mine(other)).Append(portal.As(CaseScene.Overseas)))
            Assert.Equal(OutcomeKind.NotFound, (await sender.Send(new ShareCareer(one.Id, [GrantScope.CareerSkill], portal.InDays(3), SharingScene.Words))).Kind);
        await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Id, CaseCloseReason.NoReply, null, await portal.VersionOf(one)));
        Assert.Equal("ShareCareer_Over", (await portal.Share(one, [GrantScope.CareerSkill])).Reason?.Name);
    }

    [Fact]
    public async Task One_consent_proves_it_for_as_long_as_anything_is_open()
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        await portal.Share(one, [GrantScope.CareerSkill]);
        await portal.Share(one, SharingScene.All);
        var consent = Assert.Single(await Consents(one));
        Assert.Equal((null, true, PortalFixture.TenantOf("fujian").Name), (consent.WithdrawnAt, consent.OpenUntil is not null, consent.TenantName));
        await portal.Share(one, []);
        Assert.NotNull(Assert.Single(await Consents(one)).WithdrawnAt);
        await portal.Share(one, [GrantScope.CareerSkill]);
        Assert.Equal([true, false], (await Consents(one)).Select(item => item.OpenUntil is not null));
    }

    [Fact]
    public async Task Taking_the_consent_back_closes_the_record_alone_and_taking_back_the_advice_closes_all()
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        await portal.Share(one, SharingScene.All);
        await portal.As(one.Talent, "zhongguancun").Get(new WithdrawConsent((await Consents(one)).Single().Id));
        Assert.Empty((await portal.Reads(CaseScene.Overseas, one.Id))!);
        Assert.True((await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Person!.IsOpen);
        await portal.Share(one, SharingScene.All);
        await portal.As(one.Talent).Get(new WithdrawLead(one.Lead));
        // The case itself ends a moment later, by the outbox.
        Assert.Empty((await portal.Reads(CaseScene.Overseas, one.Id))!);
        Assert.Empty(await portal.DatabaseOpens(CaseScene.Overseas, one.Talent));
        Assert.All(await Consents(one), item => Assert.NotNull(item.WithdrawnAt));
    }

    [Fact]
    public async Task What_was_opened_for_one_case_opens_nothing_in_another_and_at_no_other_tenant()
    {
        var talent = await portal.WithCareer();
        var (one, elsewhere) = (await portal.Opened(talent: talent), await portal.Opened("greater-bay", talent));
        var consultant = Personas.Staff(PortalRole.OverseasConsultant, "greater-bay");
        await portal.Share(one, SharingScene.All);
        Assert.Empty((await portal.Reads(consultant, elsewhere.Id, "greater-bay"))!);
        Assert.Empty(await portal.DatabaseOpens(consultant, talent, "greater-bay"));
        await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Id, CaseCloseReason.NoReply, null, await portal.VersionOf(one)));
        // The grants of the case before still stand until the daily run.
        Assert.Equal(9L, await portal.Scalar<long>("select count(*) from grants where user_id = $1 and scope like 'Career%' and withdrawn_at is null and expires_at > now()", talent.UserId));
        var again = await portal.Opened(talent: talent);
        Assert.Empty(await portal.DatabaseOpens(CaseScene.Overseas, talent));
        Assert.Empty((await portal.Reads(CaseScene.Overseas, again.Id))!);
    }

    [Fact]
    public async Task When_the_case_has_ended_the_grants_are_closed_for_good()
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        await portal.Share(one, SharingScene.All);
        await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Id, CaseCloseReason.NoReply, null, await portal.VersionOf(one)));
        Assert.Null(await portal.Reads(CaseScene.Overseas, one.Id));
        Assert.Empty(await portal.DatabaseOpens(CaseScene.Overseas, one.Talent));
        await portal.PurgePersonal();
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from grants where user_id = $1 and scope like 'Career%' and withdrawn_at is null", one.Talent.UserId));
        Assert.NotNull(Assert.Single(await Consents(one)).WithdrawnAt);
        // The profile stays open for its own time after the end.
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from grants where user_id = $1 and scope = 'Profile' and withdrawn_at is null", one.Talent.UserId));
    }

    private async Task<IReadOnlyList<BrowseConsentsResult.Item>> Consents(Opened one) =>
        [.. (await portal.As(one.Talent).Get(new BrowseConsents())).Items.Where(item => item.Kind == ConsentKind.CareerInCase)];
}

public sealed class BrowseSharingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_person_sees_who_reads_what_and_what_they_see_is_what_is_read()
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        await portal.Share(one, SharingScene.All);
        var mine = await portal.As(one.Talent, "zhongguancun").Get(new BrowseSharing());
        var shown = Assert.Single(mine.Cases);
        Assert.Equal((one.Id, "fujian", "Overseas consultant", CaseTier.Overseas, 9, 0), (shown.Id, shown.Tenant.Slug, shown.Reader, shown.Tier, shown.Open.Count, shown.Asked.Count));
        var read = (await portal.As(CaseScene.Overseas).Get(new ViewSharedCareer(one.Id))).Career;
        Assert.Equal(mine.Career.Entries.Select(Said), read.Entries.Select(Said));
        Assert.Equal(mine.Career.Intentions!.Places, read.Intentions!.Places);

        static string Said(TalentPortal.Features.Profiles.Domain.SharedEntry entry) => $"{entry.Id} {entry.Section} {entry.Name} {string.Join(",", entry.Texts)}";
    }

    [Fact]
    public async Task Only_cases_that_go_on_and_only_ones_own()
    {
        var (one, other) = (await portal.Opened(talent: await portal.WithCareer()), await portal.Opened(talent: await portal.WithCareer()));
        Assert.Equal([one.Id], (await portal.As(one.Talent).Get(new BrowseSharing())).Cases.Select(item => item.Id));
        await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Id, CaseCloseReason.NoReply, null, await portal.VersionOf(one)));
        Assert.Empty((await portal.As(one.Talent).Get(new BrowseSharing())).Cases);
        Assert.Empty((await portal.As(await portal.NewPerson()).Get(new BrowseSharing())).Cases);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new BrowseSharing())).Kind);
        Assert.Equal([other.Id], (await portal.As(other.Talent).Get(new BrowseSharing())).Cases.Select(item => item.Id));
    }
}
