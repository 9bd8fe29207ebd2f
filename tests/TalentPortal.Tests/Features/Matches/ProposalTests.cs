using System.Text;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Matches;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Matches;

/// <summary>What the tests about proposals start from.</summary>
internal static class ProposalScene
{
    public const string Words = "The team reads papers together on Fridays.";
    public const string Reason = "Too far from the sea.";

    /// <summary>A posting in the talent's own field, so that it stands among the first.</summary>
    public static async Task<Guid> Fitting(this PortalFixture portal, DemoPerson talent, string tenant = "fujian", string title = "Photonics engineer") =>
        await portal.Listed("master", (await portal.Scalar<string>("select industry_code from talent_profiles where user_id = $1", talent.UserId))!, tenant: tenant,
            more: content => content with { Title = new(title, title), Skills = [new("cad", null)], ExperienceYears = 2, HskLevel = 4 });

    /// <summary>A posting was proposed to the talent of a case, and that is the only one.</summary>
    public static async Task<(Opened Case, Guid Job, Guid Id)> Proposal(this PortalFixture portal, DemoPerson? talent = null, string tenant = "fujian")
    {
        var one = await portal.Opened(tenant, talent);
        var job = await portal.Fitting(one.Talent, tenant);
        await portal.As(Personas.Staff(PortalRole.OverseasConsultant, tenant), tenant).Get(new ProposeMatch(one.Id, job, Words));
        return (one, job, await portal.Scalar<Guid>("select id from match_proposals where case_id = $1", one.Id));
    }

    public static Task<ViewCaseMatchesResult> Seen(this PortalFixture portal, Opened one, DemoPerson? by = null) => portal.As(by ?? CaseScene.Overseas).Get(new ViewCaseMatches(one.Id));

    public static async Task<IReadOnlyList<OpenProposal>> MyProposals(this PortalFixture portal, DemoPerson talent, string at = "fujian") => [.. (await portal.As(talent, at).Get(new BrowseMatches())).Proposals.Select(one => one.Proposal)];

    /// <summary>What the timeline says became of proposals, oldest first.</summary>
    public static Task<string?> Course(this PortalFixture portal, Opened one) => portal.Scalar<string>("select string_agg(to_fact, ' ' order by at, id) from case_entries where case_id = $1 and kind = 'Proposal'", one.Id);
}

public sealed class ViewCaseMatchesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_what_the_talent_opens_is_compared_and_what_is_taken_back_is_gone()
    {
        var talent = await portal.NewTalent();
        await portal.AddEntry(talent, CareerScene.Entry(ProfileSection.Skill, ("Name", "CAD")));
        await portal.AddEntry(talent, CareerScene.Entry(ProfileSection.Language, ("Language", "Chinese"), ("Hsk", "5")));
        await portal.As(talent).Get(CareerScene.Wishes());
        var one = await portal.Opened(talent: talent);
        var job = await portal.Fitting(talent);
        var seen = await portal.Seen(one);
        Assert.Equal(GrantScope.Profile, Assert.Single(seen.Open));
        Assert.Equal(CaseComparison.Parts.Skip(1), seen.Closed);
        Assert.Equal([MatchPart.Degree, MatchPart.Field, MatchPart.Years], Parts(seen));
        await portal.Share(one, [GrantScope.CareerSkill, GrantScope.CareerLanguage]);
        seen = await portal.Seen(one);
        Assert.Equal([MatchPart.Degree, MatchPart.Field, MatchPart.Skills, MatchPart.Years, MatchPart.Chinese], Parts(seen));
        Assert.Equal("matches profile career-skill career-language", await portal.Scalar<string>("select what from access_entries where user_id = $1 order by number desc limit 1", talent.UserId));
        await portal.Share(one, [GrantScope.CareerIntentions]);
        Assert.Equal([MatchPart.Degree, MatchPart.Field, MatchPart.Years, MatchPart.Place, MatchPart.Kind, MatchPart.Pay], Parts(await portal.Seen(one)));
        // The profile is opened by a consent of its own; without it what it says is out of the comparison.
        await portal.Run("update grants set withdrawn_at = now() where user_id = $1 and scope = 'Profile'", talent.UserId);
        await portal.Share(one, [GrantScope.CareerLanguage]);
        Assert.Equal([MatchPart.Chinese], Parts(await portal.Seen(one)));
        await portal.Share(one, []);
        var before = await portal.Scalar<long>("select count(*) from access_entries where user_id = $1", talent.UserId);
        seen = await portal.Seen(one);
        Assert.True(seen is { IsEmpty: true, Open.Count: 0, Items.Count: 0 });
        Assert.Equal(CaseComparison.Parts, seen.Closed);
        // Nothing read is no reading.
        Assert.Equal(before, await portal.Scalar<long>("select count(*) from access_entries where user_id = $1", talent.UserId));

        IEnumerable<MatchPart> Parts(ViewCaseMatchesResult result) => result.Items.Single(item => item.JobId == job).Fitness.Reasons.Select(reason => reason.Part);
    }

    [Fact]
    public async Task Only_whoever_answers_for_the_case_sees_it_and_the_campus_never()
    {
        var one = await portal.Opened();
        Assert.True((await portal.As(CaseScene.Overseas).Send(new ViewCaseMatches(one.Id))).IsOk);
        await HandOverScene.NobodyFinds(portal.Strangers(one), new ViewCaseMatches(one.Id));
        await portal.Passed(one, CaseTier.Domestic);
        Assert.True((await portal.As(CaseScene.Domestic).Send(new ViewCaseMatches(one.Id))).IsOk);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas), portal.As(CaseScene.Lead)], new ViewCaseMatches(one.Id));
        var (campus, _) = await portal.OnCampus();
        // Also whoever leads the team and answers for it there.
        await portal.Run("update cases set owner_user_id = $2 where id = $1", campus.Id, CaseScene.Lead.UserId);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus), portal.As(CaseScene.Domestic), portal.As(CaseScene.Lead)], new ViewCaseMatches(campus.Id));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Lead)], new ProposeMatch(campus.Id, await portal.Fitting(campus.Talent), ProposalScene.Words));
        var ended = await portal.Opened();
        await portal.As(CaseScene.Overseas).Get(new CloseCase(ended.Id, CaseCloseReason.Family, null, await portal.VersionOf(ended)));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], new ViewCaseMatches(ended.Id));
    }

    [Fact]
    public async Task What_the_talent_put_aside_or_applied_for_is_told_only_as_they_show_it()
    {
        var one = await portal.Opened();
        var (aside, applied) = (await portal.Fitting(one.Talent), await portal.Fitting(one.Talent));
        await portal.As(one.Talent).Get(new RefuseMatch(aside));
        var application = (await portal.As(one.Talent).Get(ApplicationScene.Application(applied, await portal.AddCv(one.Talent)))).Id;
        var items = (await portal.Seen(one)).Items.Select(item => item.JobId).ToList();
        Assert.Contains(aside, items);
        Assert.Contains(applied, items);
        await portal.As(one.Talent).Get(new ShareApplication(application, true));
        Assert.DoesNotContain((await portal.Seen(one)).Items, item => item.JobId == applied);
    }
}

public sealed class ProposeMatchTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_finds_it_with_the_consultants_words_and_nobody_else_does()
    {
        var (one, job, _) = await portal.Proposal();
        var mine = Assert.Single(await portal.MyProposals(one.Talent));
        Assert.Equal((job, ProposalScene.Words, Personas.Staff(PortalRole.OverseasConsultant).Name.En, true, false), (mine.JobId, mine.Words, mine.ByName, mine.IsWaiting, mine.IsOver));
        Assert.Contains(mine.Fitness!.Reasons, reason => reason is { Part: MatchPart.Field, Level: MatchLevel.Full });
        // It stands there once, and it is the same at every site.
        Assert.DoesNotContain((await portal.As(one.Talent).Get(new BrowseMatches())).Items, item => item.JobId == job);
        Assert.Equal(mine.Id, Assert.Single(await portal.MyProposals(one.Talent, "greater-bay")).Id);
        Assert.Empty(await portal.MyProposals(await portal.NewTalent()));
        var entry = (await portal.As(one.Talent).Get(new ViewMyCase(one.Id))).Entries[^1];
        Assert.Equal((CaseEntryKind.Proposal, "Photonics engineer", "Proposed", null), (entry.Kind, entry.From, entry.To, entry.Words));
        var mail = Assert.Single(await portal.Mails(one.Talent.Email), mail => mail.Text.Contains("me/matches", StringComparison.Ordinal));
        foreach (var said in new[] { "Photonics", ProposalScene.Words, one.Id.ToString(), job.ToString() }) Assert.DoesNotContain(said, mail.Subject + mail.Text, StringComparison.Ordinal);
        var seen = await portal.Seen(one);
        Assert.Equal((ProposalScene.Words, ProposalState.Proposed), Assert.Single(seen.Proposals) is var shown ? (shown.Words, shown.State) : default);
        Assert.DoesNotContain(seen.Items, item => item.JobId == job);
        // The next consultant reads on, the former one does not.
        await portal.Passed(one, CaseTier.Domestic);
        Assert.Single((await portal.Seen(one, CaseScene.Domestic)).Proposals);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new ViewCaseMatches(one.Id))).Kind);
    }

    [Fact]
    public async Task The_database_shows_it_to_its_talent_and_its_organisation_alone()
    {
        var (one, _, id) = await portal.Proposal();
        var (other, _, _) = await portal.Proposal();
        Assert.Equal(1L, await Sees("fujian", one.Talent.UserId, null, CallSide.Party));
        Assert.Equal(1L, await Sees("greater-bay", one.Talent.UserId, null, CallSide.Party));
        Assert.Equal(1L, await Sees("fujian", CaseScene.Overseas.UserId, null, CallSide.Staff));
        Assert.Equal(0L, await Sees("greater-bay", Personas.Staff(PortalRole.OverseasConsultant, "greater-bay").UserId, null, CallSide.Staff));
        Assert.Equal(0L, await Sees("fujian", other.Talent.UserId, null, CallSide.Party));
        Assert.Equal(0L, await Sees("fujian", Personas.RecruiterOf("rongxin").UserId, DemoPeople.Employer("rongxin").Id, CallSide.Employer));
        Assert.Equal(0L, await Sees("fujian", Guid.NewGuid(), null, CallSide.Public));

        async Task<long> Sees(string tenant, Guid user, Guid? employer, CallSide side)
        {
            await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf(tenant).Id, user, employer, side);
            await using var command = new Npgsql.NpgsqlCommand("select count(*) from match_proposals where id = $1", connection) { Parameters = { new() { Value = id } } };
            return (long)(await command.ExecuteScalarAsync())!;
        }
    }

    [Fact]
    public async Task Pressed_twice_it_proposes_once_and_the_same_is_not_proposed_again()
    {
        var (one, command) = (await portal.Opened(), Guid.CreateVersion7());
        var job = await portal.Fitting(one.Talent);
        foreach (var _ in Enumerable.Range(0, 2)) Assert.True((await portal.As(CaseScene.Overseas).Send(new ProposeMatch(one.Id, job, ProposalScene.Words), command)).IsOk);
        Assert.Equal((1L, "Proposed", 1), (await portal.Scalar<long>("select count(*) from match_proposals where case_id = $1", one.Id), await portal.Course(one), (await portal.Mails(one.Talent.Email)).Count(mail => mail.Text.Contains("me/matches", StringComparison.Ordinal))));
        Assert.Equal("ProposeMatch_Already", (await portal.As(CaseScene.Overseas).Send(new ProposeMatch(one.Id, job, "Once more."))).Reason!.Name);
        // The same posting in the case of somebody else is another proposal.
        var other = await portal.Opened();
        Assert.True((await portal.As(CaseScene.Overseas).Send(new ProposeMatch(other.Id, job, ProposalScene.Words))).IsOk);
    }

    [Fact]
    public async Task Only_whoever_answers_for_an_open_case_proposes_and_only_what_is_published_there()
    {
        var one = await portal.Opened();
        var (job, over, hidden, away) = (await portal.Fitting(one.Talent), await portal.Fitting(one.Talent), await portal.PublicJob(isLive: false), await portal.Fitting(one.Talent, "greater-bay"));
        await portal.Run("update job_listings set closed_at = now() where job_id = $1", over);
        await HandOverScene.NobodyFinds(portal.Strangers(one), new ProposeMatch(one.Id, job, ProposalScene.Words));
        Assert.Equal("Proposal_JobOver", (await Propose(over)).Reason!.Name);
        foreach (var none in new[] { hidden, away, Guid.NewGuid() }) Assert.Equal(OutcomeKind.NotFound, (await Propose(none)).Kind);
        foreach (var (words, why) in new[] { (null, "ProposeMatch_WordsMissing"), (" ", "ProposeMatch_WordsMissing"), (new string('x', MatchProposal.WordsMax + 1), "Proposal_WordsUnfit") })
            Assert.Equal(("Words", why), (await Propose(job, words)).Errors.Select(error => (error.Field, error.Text.Name)).First());
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from match_proposals where case_id = $1", one.Id));
        for (var n = 0; n < MatchProposal.MostOpen; n++) Assert.True((await Propose(await portal.Fitting(one.Talent))).IsOk);
        Assert.Equal("ProposeMatch_TooMany", (await Propose(job)).Reason!.Name);
        await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Id, CaseCloseReason.Family, null, await portal.VersionOf(one)));
        Assert.Equal("Proposal_CaseEnded", (await Propose(job)).Reason!.Name);
        Assert.Empty(await portal.MyProposals(one.Talent));

        Task<Outcome<Done>> Propose(Guid id, string? words = ProposalScene.Words) => portal.As(CaseScene.Overseas).Send(new ProposeMatch(one.Id, id, words));
    }

    [Theory]
    [InlineData("en", "No longer open")]
    [InlineData("zh", "已停止招聘")]
    public async Task A_posting_that_ended_says_so_on_both_sides_and_one_cannot_apply(string language, string words)
    {
        var (one, job, _) = await portal.Proposal();
        using var client = await portal.SignedInClient(one.Talent);
        var page = await client.Page($"/fujian/{language}/me/matches");
        Assert.NotNull(page.QuerySelector($"article a[href='me/applications/new?job={job}']"));
        Assert.Contains(ProposalScene.Words, page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script[src*='blazor']"));
        await portal.Run("update job_listings set closed_at = now() where job_id = $1", job);
        page = await client.Page($"/fujian/{language}/me/matches");
        Assert.Contains(words, page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"a[href='me/applications/new?job={job}']"));
        // What it was called stays.
        Assert.Contains("Photonics engineer", page.QuerySelector("article h3")!.TextContent, StringComparison.Ordinal);
        Assert.True(Assert.Single((await portal.Seen(one)).Proposals) is { IsOver: true, Fitness: null });
        // At another site it is read, and answered where the case is.
        var elsewhere = await client.Page($"/greater-bay/{language}/me/matches");
        Assert.Null(elsewhere.QuerySelector("article form"));
        Assert.Contains("/fujian/", elsewhere.QuerySelector("article a.btn")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_applied_has_answered_and_the_consultant_learns_it_when_it_is_shown_to_them()
    {
        var (one, job, _) = await portal.Proposal();
        var application = (await portal.As(one.Talent).Get(ApplicationScene.Application(job, await portal.AddCv(one.Talent)))).Id;
        Assert.True(Assert.Single(await portal.MyProposals(one.Talent)) is { IsApplied: true, IsWaiting: false });
        Assert.False(Assert.Single((await portal.Seen(one)).Proposals).IsApplied);
        await portal.As(one.Talent).Get(new ShareApplication(application, true));
        Assert.True(Assert.Single((await portal.Seen(one)).Proposals).IsApplied);
    }

    [Fact]
    public async Task It_is_handed_out_to_its_person_and_goes_with_them()
    {
        var talent = await portal.NewTalent(withPassword: true);
        var (one, _, id) = await portal.Proposal(talent);
        await portal.As(talent).Get(new DeclineProposal(id, ProposalScene.Reason));
        var export = Encoding.UTF8.GetString((await portal.As(talent).Get(new ExportMyData())).Json);
        foreach (var own in new[] { ProposalScene.Words, ProposalScene.Reason, "Photonics engineer" }) Assert.Contains(own, export, StringComparison.Ordinal);
        // Neither is to be read in the tables.
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from match_proposals p where p.id = $1 and (strpos(encode(p.words, 'escape'), 'Fridays') > 0 or strpos(encode(p.reason, 'escape'), 'sea') > 0)", id));
        await portal.As(talent).Get(new EraseMyData(TalentScene.Password));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from match_proposals where case_id = $1", one.Id));
    }
}

public sealed class WithdrawProposalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_not_answered_can_be_taken_back_and_proposed_anew()
    {
        var (one, job, id) = await portal.Proposal();
        await HandOverScene.NobodyFinds(portal.Strangers(one), new WithdrawProposal(id));
        foreach (var _ in Enumerable.Range(0, 2)) Assert.True((await portal.As(CaseScene.Overseas).Send(new WithdrawProposal(id))).IsOk);
        Assert.Equal("Proposed Withdrawn", await portal.Course(one));
        Assert.False(Assert.Single(await portal.MyProposals(one.Talent)).IsWaiting);
        Assert.Equal("Proposal_Over", (await portal.As(one.Talent).Send(new DeclineProposal(id, null))).Reason!.Name);
        Assert.Contains((await portal.As(one.Talent).Get(new BrowseMatches())).Items, item => item.JobId == job);
        Assert.True((await portal.As(CaseScene.Overseas).Send(new ProposeMatch(one.Id, job, "Better said."))).IsOk);
        Assert.Equal("Better said.", Assert.Single(await portal.MyProposals(one.Talent), proposal => proposal.IsWaiting).Words);
    }

    [Fact]
    public async Task What_was_answered_stays()
    {
        var (one, _, id) = await portal.Proposal();
        await portal.As(one.Talent).Get(new DeclineProposal(id, null));
        Assert.Equal("Proposal_Over", (await portal.As(CaseScene.Overseas).Send(new WithdrawProposal(id))).Reason!.Name);
        Assert.Equal("Proposed Declined", await portal.Course(one));
    }
}

public sealed class DeclineProposalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_consultant_reads_why_without_a_mail_that_quotes_it()
    {
        var (one, job, id) = await portal.Proposal();
        var told = (await portal.Mails(CaseScene.Overseas.Email)).Count;
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(one.Talent, "greater-bay"), portal.As(CaseScene.Overseas), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new DeclineProposal(id, ProposalScene.Reason))).Kind);
        Assert.Equal("Proposal_WordsUnfit", (await portal.As(one.Talent).Send(new DeclineProposal(id, new string('x', MatchProposal.ReasonMax + 1)))).Errors.Single().Text.Name);
        foreach (var _ in Enumerable.Range(0, 2)) Assert.True((await portal.As(one.Talent).Send(new DeclineProposal(id, ProposalScene.Reason))).IsOk);
        var seen = Assert.Single((await portal.Seen(one)).Proposals);
        Assert.Equal((ProposalState.Declined, ProposalScene.Reason), (seen.State, seen.Reason));
        Assert.Equal("Proposed Declined", await portal.Course(one));
        var mails = await portal.Mails(CaseScene.Overseas.Email);
        Assert.Equal(told + 1, mails.Count);
        Assert.Contains($"overseas/matches/{one.Id}", mails[0].Text, StringComparison.Ordinal);
        foreach (var said in new[] { ProposalScene.Reason, "Photonics", "Wei" }) Assert.DoesNotContain(said, mails[0].Subject + mails[0].Text, StringComparison.Ordinal);
        // What is not for them is not shown again among the others either.
        Assert.DoesNotContain((await portal.As(one.Talent).Get(new BrowseMatches())).Items, item => item.JobId == job);
        Assert.Equal("ProposeMatch_Already", (await portal.As(CaseScene.Overseas).Send(new ProposeMatch(one.Id, job, "But look."))).Reason!.Name);
    }

    [Fact]
    public async Task It_is_said_on_a_page_without_scripts_which_keeps_what_was_typed()
    {
        var (one, _, id) = await portal.Proposal();
        using var client = await portal.SignedInClient(one.Talent);
        using var wrong = await client.Submit("/fujian/en/me/matches", new Dictionary<string, string?> { ["Form.Reason"] = new string('x', MatchProposal.ReasonMax + 1) }, "article form");
        var page = await wrong.Page();
        Assert.Contains("at most 500", page.QuerySelector("article form, article [role=alert], article .error-summary")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(MatchProposal.ReasonMax + 1, page.QuerySelector("article textarea")!.TextContent.Trim().Length);
        Assert.NotNull(page.QuerySelector("article details[open]"));
        using var sent = await client.Submit("/fujian/en/me/matches", new Dictionary<string, string?> { ["Form.Reason"] = ProposalScene.Reason }, "article form");
        Assert.Equal(ProposalScene.Reason, Assert.Single((await portal.Seen(one)).Proposals).Reason);
        var after = await client.Page("/fujian/en/me/matches?done=declined");
        Assert.Null(after.QuerySelector("article form"));
        Assert.Contains(ProposalScene.Reason, after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Declined", await portal.Scalar<string>("select state from match_proposals where id = $1", id));
    }
}

public sealed class PurgeProposalsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Proposals_go_a_year_after_the_end_of_their_case()
    {
        var ((ended, _, _), (_, _, open)) = (await portal.Proposal(), await portal.Proposal());
        await portal.As(CaseScene.Overseas).Get(new CloseCase(ended.Id, CaseCloseReason.Family, null, await portal.VersionOf(ended)));
        portal.Clock.Advance(TimeSpan.FromDays(360));
        Assert.Equal(0, (await portal.AsSystem().Get(new PurgeProposals())).Proposals);
        portal.Clock.Advance(TimeSpan.FromDays(10));
        await portal.RunWork("proposals-retention");
        Assert.Equal(open, await portal.Scalar<Guid>("select id from match_proposals"));
    }
}
