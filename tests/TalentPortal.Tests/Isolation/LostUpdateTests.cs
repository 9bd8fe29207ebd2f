using System.Collections.Concurrent;
using System.Globalization;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Isolation;

/// <summary>
/// sec-R06: two people with one record before them, in random order and at once. Whoever's writing was taken wrote over
/// exactly what they had seen; everybody else is told. TALENTPORTAL_INTERLEAVINGS says how many orders are tried.
/// </summary>
public sealed class LostUpdateTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    private const int Seed = 20261122;

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("TALENTPORTAL_INTERLEAVINGS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 40;

    [Fact]
    public async Task Two_recruiters_at_one_posting_lose_nothing()
    {
        var id = await portal.Draft(fields => fields.TitleEn = "Start");
        await Interleave(
            "Start",
            async () => (await portal.Own(id)) is var seen ? (seen.Fields.TitleEn!, seen) : default,
            async (seen, text, writer) =>
            {
                seen.Fields.TitleEn = text;
                return (await portal.As(writer == 0 ? Personas.RecruiterOf("rongxin") : Personas.OwnerOf("rongxin")).Send(new TalentPortal.Features.Jobs.EditJob(id, seen.Fields, false, false, seen.Version, seen.ChangeVersion))).Kind;
            });
    }

    /// <summary>Cards only go on, so each round has one of its own; what is drawn is who moves it where, one after the other or both at once.</summary>
    [Fact]
    public async Task Two_recruiters_moving_one_card_lose_nothing_and_the_second_sees_what_the_first_did()
    {
        var random = new Random(Seed);
        var (moved, told) = (0, 0);
        // One person all the time: whoever opens the applications of hundreds within an hour is stopped.
        var talent = await portal.NewTalent();
        var cv = await portal.AddCv(talent);
        for (var round = 0; round < Count; round++)
        {
            var sent = await portal.Applied(talent: talent, cv: cv);
            var targets = new[] { Target(), Target() };
            var together = random.Next(2) == 0;
            var seen = await Seen(sent);
            var kinds = new OutcomeKind[2];
            async Task Move(int writer) => kinds[writer] = (await Writer(writer).Send(new MoveApplication(sent.Application, targets[writer], "by " + writer, seen))).Kind;
            var first = random.Next(2);
            if (together) await Task.WhenAll(Move(first), Move(1 - first));
            else { await Move(first); await Move(1 - first); }
            Assert.Equal([OutcomeKind.Ok, OutcomeKind.Conflict], kinds.Order());
            var (winner, loser) = kinds[0] == OutcomeKind.Ok ? (0, 1) : (1, 0);
            if (!together) Assert.Equal(first, winner);
            var (card, course) = (await portal.Recruiter(sent).Get(new ViewBoard(sent.Job)), (await Writer(loser).Get(new ViewApplicant(sent.Application))).Steps);
            Assert.Equal(targets[winner], card.Columns.SelectMany(column => column.Cards).Single().State);
            Assert.Equal([(ApplicationState.Received, null), (targets[winner], "by " + winner)], course.Select(step => (step.State, step.Reason)));
            moved++;
            told++;
        }

        output.WriteLine($"{Count} interleavings: {moved} moves taken, {told} told of the other's, 0 lost");
        Assert.Equal((Count, Count), (moved, told));

        ApplicationState Target() => new[] { ApplicationState.Screening, ApplicationState.Interview, ApplicationState.Declined }[random.Next(3)];
        TestSender Writer(int writer) => portal.As(writer == 0 ? Personas.RecruiterOf("rongxin") : Personas.OwnerOf("rongxin"));
        async Task<uint> Seen(Sent sent) => (await portal.Recruiter(sent).Get(new ViewBoard(sent.Job))).Columns.SelectMany(column => column.Cards).Single().Version;
    }

    [Fact]
    public async Task A_consultant_with_two_windows_on_one_case_loses_nothing()
    {
        var one = await portal.Opened();
        var day = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow()).AddDays(3);
        Assert.True((await portal.As(CaseScene.Overseas).Send(new PlanNextAction(one.Id, "Start", day, await portal.VersionOf(one)))).IsOk);
        await Interleave(
            "Start",
            async () => (await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))) is var seen ? (seen.NextAction!, seen.Version) : default,
            async (version, text, _) => (await portal.As(CaseScene.Overseas).Send(new PlanNextAction(one.Id, text, day, version))).Kind);
    }

    /// <summary>Each of the two looks and writes some times; who is next is drawn, and now and then both write at once.</summary>
    private async Task Interleave<T>(string first, Func<Task<(string Text, T Seen)>> look, Func<T, string, int, Task<OutcomeKind>> write)
    {
        var random = new Random(Seed);
        var (taken, told, text) = (0, 0, first);
        for (var round = 0; round < Count; round++)
        {
            var seen = new (string Text, T Seen)[2];
            for (var writer = 0; writer < 2; writer++) seen[writer] = await look();
            var together = random.Next(2) == 0;
            ConcurrentBag<(string Before, string After)> writings = [];
            async Task Write(int writer)
            {
                var after = $"{round} by {writer}";
                var kind = await write(seen[writer].Seen, after, writer);
                Assert.True(kind is OutcomeKind.Ok or OutcomeKind.Conflict, $"{after}: {kind}");
                if (kind == OutcomeKind.Ok) writings.Add((seen[writer].Text, after));
                else Interlocked.Increment(ref told);
            }

            var order = random.Next(2);
            if (together)
            {
                await Task.WhenAll(Write(order), Write(1 - order));
            }
            else
            {
                await Write(order);
                // Sometimes the second looks again before writing, and then may.
                if (random.Next(2) == 0) seen[1 - order] = await look();
                await Write(1 - order);
            }

            var now = (await look()).Text;
            // What was taken forms one line from the text of before to the text of now: each wrote over what it had seen.
            for (var left = writings.ToList(); left.Count > 0;)
            {
                var next = Assert.Single(left, writing => writing.Before == text);
                left.Remove(next);
                text = next.After;
                taken++;
            }

            Assert.Equal(text, now);
        }

        output.WriteLine($"{Count} interleavings: {taken} writings taken, {told} told of the other's, 0 lost");
        Assert.True(taken >= Count && told > Count / 4, $"{taken} taken, {told} told");
    }
}
