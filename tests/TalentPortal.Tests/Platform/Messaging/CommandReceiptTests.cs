using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Jobs;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Messaging;

/// <summary>sec-R05: a command takes effect once, however often it is sent or tried, also when the connection breaks after the commit.</summary>
public sealed class CommandReceiptTests(CommandReceiptTests.Portal portal) : IClassFixture<CommandReceiptTests.Portal>
{
    /// <summary>A portal that can lose the answer to a commit, as it does when the connection breaks at that moment.</summary>
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_whose_answer_is_lost_is_not_done_again(bool withId)
    {
        var recruiter = portal.As(Personas.RecruiterOf("rongxin"));
        var before = await Jobs();
        portal.Losses.LoseNext();
        var outcome = await recruiter.Send(new PostJob(JobScene.Fields(), Submit: false), withId ? Guid.NewGuid() : null);
        Assert.True(portal.Losses.AllLost);
        Assert.True(outcome.IsOk);
        Assert.Equal(before + 1, await Jobs());
        Assert.Equal(1, await portal.Scalar<long>("select count(*) from jobs where id = $1", outcome.Value.JobId));
    }

    [Fact]
    public async Task Sent_twenty_times_at_once_under_one_id_it_has_one_effect_and_one_answer()
    {
        var (recruiter, id, before) = (portal.As(Personas.RecruiterOf("rongxin")), Guid.NewGuid(), await Jobs());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => recruiter.Send(new PostJob(JobScene.Fields(), Submit: false), id)));
        Assert.Single(outcomes.Select(outcome => outcome.Value.JobId).Distinct());
        Assert.Equal(before + 1, await Jobs());
    }

    [Fact]
    public async Task The_same_id_from_somebody_else_is_another_command()
    {
        var (id, before) = (Guid.NewGuid(), await Jobs());
        var one = await portal.As(Personas.RecruiterOf("rongxin")).Send(new PostJob(JobScene.Fields(), Submit: false), id);
        var other = await portal.As(Personas.RecruiterOf("haiyun")).Send(new PostJob(JobScene.Fields(), Submit: false), id);
        Assert.NotEqual(one.Value.JobId, other.Value.JobId);
        Assert.Equal(before + 2, await Jobs());
    }

    private Task<long> Jobs() => portal.Scalar<long>("select count(*) from jobs");
}
