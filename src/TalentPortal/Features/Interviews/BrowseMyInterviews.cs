using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Interviews;

/// <summary>The applicants whom a member of an employer was asked about or talks with: what is still to be assessed first. Without a word about the persons.</summary>
[Requires(InterviewsPermissions.TakePart)]
public sealed record BrowseMyInterviews : IQuery<BrowseMyInterviewsResult>;

public sealed record BrowseMyInterviewsResult(IReadOnlyList<BrowseMyInterviewsResult.Item> Items)
{
    public const int Most = 200;

    /// <param name="IsAsked">Whether a scorecard was asked for.</param>
    /// <param name="SentAt">When it was sent; null while it was not.</param>
    public sealed record Item(Guid ApplicationId, string Reference, Bilingual JobTitle, ApplicationState State, bool IsAsked, DateTimeOffset? SentAt, Talk? Interview)
    {
        /// <summary>Whether the scorecard is still to be written.</summary>
        public bool Waits => IsAsked && SentAt is null && State is not (ApplicationState.Declined or ApplicationState.Withdrawn or ApplicationState.Hired);
    }

    /// <param name="Sequence">Goes up with each change, for calendars.</param>
    public sealed record Talk(Guid Id, int Sequence, InterviewState State, AppointmentKind Kind, int Minutes, string Zone, DateTimeOffset? StartsAt, bool IsOver, string? Where);
}

internal sealed class BrowseMyInterviewsHandler(AppDb db, CurrentCall call, SealedInterview words, TimeProvider clock) : IRequestHandler<BrowseMyInterviews, Outcome<BrowseMyInterviewsResult>>
{
    public async Task<Outcome<BrowseMyInterviewsResult>> Handle(BrowseMyInterviews request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.EmployerId is not { } employer) return Outcome.NotFound;
        var (me, now) = (call.RequiredUserId, clock.GetUtcNow());
        var cards = await db.Scorecards.AsNoTracking().Where(c => c.TenantId == tenant.Id && c.EmployerId == employer && c.MemberUserId == me)
            .OrderBy(c => c.SentAt != null).ThenByDescending(c => c.AskedAt).Take(BrowseMyInterviewsResult.Most).ToDictionaryAsync(c => c.ApplicationId, ct);
        var talks = (await db.Interviews.AsNoTracking().Where(i => i.TenantId == tenant.Id && i.EmployerId == employer && i.MemberIds.Contains(me)).OrderByDescending(i => i.ProposedAt).Take(BrowseMyInterviewsResult.Most).ToListAsync(ct))
            .GroupBy(i => i.ApplicationId).ToDictionary(of => of.Key, of => of.First());
        var ids = cards.Keys.Union(talks.Keys).ToList();
        List<BrowseMyInterviewsResult.Item> items = [];
        foreach (var a in await db.JobApplications.AsNoTracking().OfEmployerOf(call).Where(a => ids.Contains(a.Id)).ToListAsync(ct))
        {
            var (card, talk) = (cards.GetValueOrDefault(a.Id), talks.GetValueOrDefault(a.Id));
            items.Add(new(a.Id, a.Reference, a.JobTitle, a.State, card is not null, card?.SentAt,
                talk is null ? null : new(talk.Id, talk.Sequence, talk.State, talk.Kind, talk.Minutes, talk.Zone, talk.StartsAt, talk.EndsAt <= now, talk.IsOpen && a.IsOpen ? await words.OpenWhere(talk, ct) : null)));
        }

        return new BrowseMyInterviewsResult([.. items.OrderBy(item => !item.Waits).ThenBy(item => item.Interview is { IsOver: false, StartsAt: { } at } ? at : DateTimeOffset.MaxValue).ThenBy(item => item.Reference, StringComparer.Ordinal)]);
    }
}
