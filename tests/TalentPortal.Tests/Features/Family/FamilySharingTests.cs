using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Family;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Documents;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Features.Schools;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Family;

/// <summary>What the tests about sharing of the family start from.</summary>
internal static class FamilySharingScene
{
    public const string Work = "CANARY teaches music";
    public const string Elders = "CANARY father stays behind";
    public const string Needs = "CANARY uses a wheelchair";

    public static ShareFamily Sharing(this PortalFixture portal, Opened one, params IEnumerable<GrantScope> parts) => new(one.Id, [.. parts], Work, Elders, Needs, portal.InDays(60), "I agree.", "I agree separately.");

    /// <summary>Opens everything, with a child of ten.</summary>
    public static async Task ShareFamily(this PortalFixture portal, Opened one)
    {
        await portal.WithChild(one.Talent, 10);
        Assert.True((await portal.As(one.Talent).Send(portal.Sharing(one, FamilySight.Parts))).IsOk);
    }

    public static async Task<IReadOnlyList<GrantScope>?> FamilyOf(this PortalFixture portal, DemoPerson who, Opened one) =>
        await portal.As(who).Send(new ViewCaseFamily(one.Id)) is { IsOk: true, Value: var seen } ? [.. seen.Parts.Where(part => part.OpenUntil is not null).Select(part => part.Scope)] : null;

    /// <summary>How many children and notes the database itself shows to a member of staff of Fujian, past all C#.</summary>
    public static async Task<(long Children, long Notes)> FamilyRows(this PortalFixture portal, DemoPerson staff, DemoPerson talent)
    {
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, staff.UserId, side: CallSide.Staff);
        await using (var clock = new Npgsql.NpgsqlCommand("select set_config('app.now', $1, false)", connection) { Parameters = { new() { Value = portal.Clock.GetUtcNow().ToString("O") } } }) await clock.ExecuteNonQueryAsync();
        return (await Count("family_children"), await Count("family_notes"));

        async Task<long> Count(string table)
        {
            await using var command = new Npgsql.NpgsqlCommand($"select count(*) from {table} where user_id = $1", connection) { Parameters = { new() { Value = talent.UserId } } };
            return (long)(await command.ExecuteScalarAsync())!;
        }
    }
}

public sealed class ShareFamilyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_part_is_opened_on_its_own_and_closed_at_once()
    {
        var one = await portal.Opened();
        await portal.WithChild(one.Talent, 4);
        Assert.Empty((await portal.FamilyOf(CaseScene.Overseas, one))!);
        foreach (var part in FamilySight.Parts)
        {
            Assert.True((await portal.As(one.Talent).Send(portal.Sharing(one, part))).IsOk);
            Assert.Equal([part], await portal.FamilyOf(CaseScene.Overseas, one));
            Assert.Equal(part == GrantScope.FamilyChildren ? (1L, 0L) : (0L, 1L), await portal.FamilyRows(CaseScene.Overseas, one.Talent));
        }

        Assert.True((await portal.As(one.Talent).Send(portal.Sharing(one))).IsOk);
        Assert.Empty((await portal.FamilyOf(CaseScene.Overseas, one))!);
        Assert.Equal((0L, 0L), await portal.FamilyRows(CaseScene.Overseas, one.Talent));
        Assert.DoesNotContain((await portal.As(one.Talent).Get(new BrowseConsents())).Items, item => item.Kind is ConsentKind.FamilyInCase or ConsentKind.FamilyNeedsInCase && item.WithdrawnAt is null);
    }

    [Fact]
    public async Task Special_needs_have_a_consent_of_their_own_and_are_deleted_with_it()
    {
        var one = await portal.Opened();
        await portal.ShareFamily(one);
        var consents = (await portal.As(one.Talent).Get(new BrowseConsents())).Items.Where(item => item.WithdrawnAt is null).ToDictionary(item => item.Kind, item => item.Id);
        await portal.As(one.Talent).Get(new WithdrawConsent(consents[ConsentKind.FamilyNeedsInCase]));
        Assert.Equal([GrantScope.FamilyWork, GrantScope.FamilyChildren, GrantScope.FamilyElders], await portal.FamilyOf(CaseScene.Overseas, one));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from family_notes where user_id = $1 and part = 'Needs'", one.Talent.UserId));
        await portal.As(one.Talent).Get(new WithdrawConsent(consents[ConsentKind.FamilyInCase]));
        Assert.Empty((await portal.FamilyOf(CaseScene.Overseas, one))!);
        Assert.Equal((0L, 0L), await portal.FamilyRows(CaseScene.Overseas, one.Talent));
        // What stays is the person's own and sealed.
        Assert.DoesNotContain("CANARY", (await portal.Scalar<string>("select string_agg(text::text, ' ') from family_notes where user_id = $1", one.Talent.UserId))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_its_day_with_the_advice_and_with_the_case()
    {
        var (day, ended, asked) = (await portal.Opened(), await portal.Opened(), await portal.Asked());
        await portal.Take(asked);
        var advice = new Opened(await portal.Scalar<Guid>("select id from cases where lead_id = $1", asked.Id), asked.Id, asked.Talent, "fujian");
        foreach (var one in new[] { day, advice, ended }) await portal.ShareFamily(one);
        await portal.As(advice.Talent).Get(new WithdrawConsent((await portal.As(advice.Talent).Get(new BrowseConsents())).Items.Single(item => item.Kind == ConsentKind.AdviceByTenant).Id));
        Assert.Equal((0L, 0L), await portal.FamilyRows(CaseScene.Overseas, advice.Talent));
        Assert.DoesNotContain((await portal.As(advice.Talent).Get(new BrowseConsents())).Items, item => item.Kind.IsInCase && item.WithdrawnAt is null);
        await portal.Run("update cases set closed_at = now() where id = $1", ended.Id);
        Assert.Equal((0L, 0L), await portal.FamilyRows(CaseScene.Overseas, ended.Talent));
        Assert.Null(await portal.FamilyOf(CaseScene.Overseas, ended));
        Assert.Equal("ShareFamily_Over", (await portal.As(ended.Talent).Send(portal.Sharing(ended, GrantScope.FamilyWork))).Reason!.Name);
        await portal.PurgeOf(ended.Talent);
        Assert.DoesNotContain((await portal.As(ended.Talent).Get(new BrowseConsents())).Items, item => item.Kind is ConsentKind.FamilyInCase or ConsentKind.FamilyNeedsInCase && item.WithdrawnAt is null);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from family_notes where user_id = $1 and part = 'Needs'", ended.Talent.UserId));
        portal.Clock.Advance(TimeSpan.FromDays(62));
        Assert.Equal((0L, 0L), await portal.FamilyRows(CaseScene.Overseas, day.Talent));
    }

    [Fact]
    public async Task What_is_not_said_cannot_be_opened_nor_anothers_case()
    {
        var (one, other) = (await portal.Opened(), await portal.Opened());
        var talent = portal.As(one.Talent);
        Assert.Equal("ShareFamily_TextMissing", (await talent.Send(portal.Sharing(one, GrantScope.FamilyElders) with { Elders = " " })).Errors[0].Text.Name);
        Assert.Equal("ShareFamily_NoPart", (await talent.Send(portal.Sharing(one, GrantScope.CareerEducation))).Errors[0].Text.Name);
        Assert.Equal("ShareFamily_NoPart", (await talent.Send(portal.Sharing(one, GrantScope.FamilyNeeds) with { NeedsWords = null })).Errors[0].Text.Name);
        foreach (var days in new[] { -1, 366 }) Assert.Equal("ShareFamily_UntilUnfit", (await talent.Send(portal.Sharing(one, GrantScope.FamilyWork) with { Until = portal.InDays(days) })).Errors[0].Text.Name);
        Assert.Equal(OutcomeKind.NotFound, (await talent.Send(portal.Sharing(other, GrantScope.FamilyWork))).Kind);
        Assert.Empty((await portal.As(one.Talent).Get(new BrowseFamilySharing())).Cases.Single().Open);
    }
}

public sealed class BrowseFamilySharingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task The_form_works_without_scripts(string language)
    {
        var one = await portal.Opened();
        using var client = await portal.SignedInClient(one.Talent);
        var page = $"/fujian/{language}/me/family/sharing";
        using var wrong = await client.Submit(page, new Dictionary<string, string?> { ["Parts"] = nameof(GrantScope.FamilyWork), ["Elders"] = "typed before" });
        Assert.Contains("typed before", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var right = await client.Submit(page, new Dictionary<string, string?> { ["Parts"] = nameof(GrantScope.FamilyWork), ["Work"] = FamilySharingScene.Work });
        Assert.EndsWith("me/family/sharing?done=saved", right.Headers.Location!.ToString(), StringComparison.Ordinal);
        var mine = await portal.As(one.Talent).Get(new BrowseFamilySharing());
        Assert.Equal([GrantScope.FamilyWork], mine.Cases.Single().Open.Keys);
        Assert.Equal(FamilySharingScene.Work, mine.Notes[FamilyPart.Work]);
        Assert.Empty((await portal.As(await portal.NewTalent()).Get(new BrowseFamilySharing())).Cases);
    }
}

public sealed class ViewCaseFamilyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_whoever_answers_for_the_case_reads_and_the_person_sees_that_they_did()
    {
        var one = await portal.Opened();
        await portal.ShareFamily(one);
        DemoPerson[] others = [CaseScene.Domestic, CaseScene.Campus, CaseScene.Lead, Personas.Staff(PortalRole.TenantAdministrator)];
        foreach (var other in others)
        {
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new ViewCaseFamily(one.Id))).Kind);
            Assert.Equal((0L, 0L), await portal.FamilyRows(other, one.Talent));
        }

        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.OverseasConsultant, "greater-bay")).Send(new ViewCaseFamily(one.Id))).Kind);
        Assert.Equal(4, (await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Family);
        Assert.DoesNotContain("family", (await portal.Scalar<string>("select string_agg(what, ' ') from access_entries where user_id = $1", one.Talent.UserId))!, StringComparison.Ordinal);
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewCaseFamily(one.Id));
        Assert.Equal((FamilySharingScene.Work, FamilySharingScene.Needs, true), (seen.Notes[FamilyPart.Work], seen.Notes[FamilyPart.Needs], seen.HasChildren));
        Assert.InRange(seen.Children.Single().Age, 10, 11);
        Assert.Contains("family-work family-children family-elders family-needs", (await portal.As(one.Talent).Get(new BrowseAccessLog())).Items.Select(item => item.What));
    }

    [Fact]
    public async Task The_campus_learns_whether_children_come_and_their_languages_and_no_more()
    {
        var one = await portal.DocumentsAtHome();
        await portal.ShareFamily(one);
        Assert.Equal(4, (await portal.FamilyOf(CaseScene.Domestic, one))!.Count);
        await portal.Passed(one, CaseTier.Campus, from: CaseTier.Domestic);
        Assert.Null(await portal.FamilyOf(CaseScene.Domestic, one));
        Assert.Equal((0L, 0L), await portal.FamilyRows(CaseScene.Domestic, one.Talent));
        var seen = await portal.As(CaseScene.Campus).Get(new ViewCaseFamily(one.Id));
        Assert.Equal((true, true), (seen.IsCampus, seen.HasChildren));
        Assert.Equal(["en"], seen.Languages);
        Assert.Empty(seen.Children);
        Assert.Empty(seen.Notes);
        Assert.Equal(1, (await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id))).Family);
        Assert.Contains("family-arrival", (await portal.As(one.Talent).Get(new BrowseAccessLog())).Items.Select(item => item.What));
    }
}
