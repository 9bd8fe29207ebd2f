using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

public sealed class MoveApplicationsTests(MoveApplicationsTests.Portal portal) : IClassFixture<MoveApplicationsTests.Portal>
{
    /// <summary>A portal that can lose the answer to a commit, as when its process dies at that moment.</summary>
    public sealed class Portal : PortalFixture
    {
        public Portal() => Change(builder => builder.Services.ConfigureDbContext<AppDb>(options => options.AddInterceptors(Losses)));

        internal LostAnswers Losses { get; } = new();
    }

    internal sealed class LostAnswers : DbTransactionInterceptor
    {
        private int _left;

        public void LoseNext() => Volatile.Write(ref _left, 1);

        public bool AllLost => Volatile.Read(ref _left) == 0;

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            Interlocked.Exchange(ref _left, 0) == 1 ? throw new NpgsqlException("The connection is gone.", new IOException()) : Task.CompletedTask;
    }

    [Fact]
    public async Task Each_has_its_own_answer_and_what_a_colleague_moved_stays_as_it_is()
    {
        var (free, moved, over, foreign) = (await portal.Applied(), await portal.Applied(), await portal.Applied(), await portal.Applied("haiyun"));
        var cards = await Seen(free, moved, over);
        await portal.Move(moved, ApplicationState.Interview);
        await portal.Move(over, ApplicationState.Declined, "no");
        cards = [cards[0], cards[1], new(over.Application, await portal.VersionOf(over.Application)), new(foreign.Application, await portal.VersionOf(foreign.Application)), new(Guid.NewGuid(), 1)];
        var answer = await portal.Recruiter(free).Get(new MoveApplications(cards, ApplicationState.Screening, null, null));
        Assert.Equal([CardOutcome.Moved, CardOutcome.Changed, CardOutcome.NotFromHere, CardOutcome.NotFound, CardOutcome.NotFound], answer.Cards.Select(card => card.Outcome));
        Assert.Equal(["Screening", "Interview", "Declined", "Received"], await Task.WhenAll(new[] { free, moved, over, foreign }.Select(StateOf)));
    }

    [Fact]
    public async Task Each_talent_reads_the_one_reason()
    {
        var both = new[] { await portal.Applied(), await portal.Applied() };
        Assert.Equal("MoveApplication_ReasonMissing", (await portal.Recruiter(both[0]).Send(new MoveApplications(await Seen(both), ApplicationState.Declined, " ", null))).Errors.Single().Text.Name);
        await portal.Recruiter(both[0]).Get(new MoveApplications(await Seen(both), ApplicationState.Declined, "We thank you.", DeclineReason.Filled));
        foreach (var sent in both)
        {
            var last = (await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application))).Steps[^1];
            Assert.Equal((ApplicationState.Declined, "We thank you.", DeclineReason.Filled), (last.State, last.Reason, last.Because));
        }

        await portal.NewsIsOut();
        Assert.DoesNotContain(await portal.Mails(both[0].Talent.Email), mail => mail.Text.Contains("thank", StringComparison.Ordinal));
    }

    /// <summary>sec-R05.</summary>
    [Fact]
    public async Task Sent_fifty_times_at_once_and_again_after_its_answer_was_lost_it_has_one_effect_and_one_answer()
    {
        var both = new[] { await portal.Applied(), await portal.Applied() };
        var (command, id) = (new MoveApplications(await Seen(both), ApplicationState.Screening, "Hello", null), Guid.CreateVersion7());
        portal.Losses.LoseNext();
        var answers = (await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => portal.Recruiter(both[0]).Send(command, id)))).ToList();
        Assert.True(portal.Losses.AllLost);
        answers.Add(await portal.Recruiter(both[0]).Send(command, id));
        Assert.Single(answers.Select(answer => JsonSerializer.Serialize(answer.Value)).Distinct());
        Assert.All(answers[0].Value.Cards, card => Assert.Equal(CardOutcome.Moved, card.Outcome));
        foreach (var sent in both) Assert.Equal(2L, await portal.Scalar<long>("select count(*) from application_steps where application_id = $1", sent.Application));
        await portal.NewsIsOut();
        Assert.Equal(2, (await portal.Mails(both[0].Talent.Email)).Count);
    }

    [Fact]
    public async Task The_answers_to_as_many_as_can_be_chosen_fit_into_the_receipt()
    {
        var sent = await portal.Applied();
        var cards = Enumerable.Range(0, MoveApplications.Most - 1).Select(_ => new MovedCard(Guid.NewGuid(), 1)).Append((await Seen(sent))[0]).ToList();
        Assert.Equal(MoveApplications.Most, (await portal.Recruiter(sent).Get(new MoveApplications(cards, ApplicationState.Screening, null, null))).Cards.Count);
        Assert.Equal("MoveApplications_TooMany", (await portal.Recruiter(sent).Send(new MoveApplications([.. cards, new(Guid.NewGuid(), 1)], ApplicationState.Screening, null, null))).Errors.Single().Text.Name);
        Assert.Equal("MoveApplications_NoneChosen", (await portal.Recruiter(sent).Send(new MoveApplications([], ApplicationState.Screening, null, null))).Errors.Single().Text.Name);
    }

    [Fact]
    public async Task Strangers_move_nothing()
    {
        var sent = await portal.Applied();
        foreach (var stranger in new[] { portal.As(Personas.RecruiterOf("haiyun")), portal.As(Personas.RecruiterOf("rongxin"), "greater-bay") })
            Assert.All((await stranger.Get(new MoveApplications(await Seen(sent), ApplicationState.Screening, null, null))).Cards, card => Assert.Equal(CardOutcome.NotFound, card.Outcome));
        foreach (var stranger in new[] { portal.As(sent.Talent), portal.As(await portal.NewTalent()), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new MoveApplications(await Seen(sent), ApplicationState.Screening, null, null))).Kind);
        Assert.Equal("Received", await StateOf(sent));
    }

    private async Task<List<MovedCard>> Seen(params Sent[] applications)
    {
        List<MovedCard> cards = [];
        foreach (var sent in applications) cards.Add(new(sent.Application, await portal.VersionOf(sent.Application)));
        return cards;
    }

    private Task<string> StateOf(Sent sent) => portal.Scalar<string>("select state from job_applications where id = $1", sent.Application)!;
}
