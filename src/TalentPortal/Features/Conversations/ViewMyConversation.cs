using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Conversations;

/// <summary>The messages of one of the person's own cases, whoever answered for it when they were written.</summary>
/// <param name="Before">The messages before this number; left out, the latest.</param>
[SignedIn]
public sealed record ViewMyConversation(Guid Id, int? Before = null) : IQuery<ViewMyConversationResult>;

/// <param name="Tenant">Whose case it is, and at whose site one writes.</param>
/// <param name="TimeZone">By whose clock the person lives.</param>
/// <param name="CampusAfter">Whoever answers now reads the messages behind this number; 0: all.</param>
/// <param name="Unseen">How many of the person's messages up to there nobody had read.</param>
/// <param name="Read">Number up to which the person has read.</param>
/// <param name="Messages">Oldest first.</param>
/// <param name="Supervised">Who reads first messages along; null: nobody.</param>
public sealed record ViewMyConversationResult(
    Guid Id, string Reference, TenantRef Tenant, CaseTier Tier, string? OwnerName, string TimeZone, DateTimeOffset? ClosedAt, int CampusAfter, int Unseen, int Read, int Count, IReadOnlyList<OpenMessage> Messages, ViewMyConversationResult.FirstRead? Supervised)
{
    /// <summary>The first messages of a student are read by whoever supervises.</summary>
    /// <param name="By">Null: the team leads.</param>
    public sealed record FirstRead(int Count, string? By);

    public const int PageSize = 30;

    /// <summary>The number before which the earlier ones lie; null where there are none.</summary>
    public int? Earlier => Messages.Count > 0 && Messages[0].Number > 1 ? Messages[0].Number : null;

    /// <summary>Whether the newest message is among those shown.</summary>
    public bool IsLatest => Messages.Count == 0 || Messages[^1].Number == Count;
}

internal sealed class ViewMyConversationValidator : AbstractValidator<ViewMyConversation>
{
    public ViewMyConversationValidator() => RuleFor(x => x.Before).GreaterThan(0).Says("ViewConversation_NoSuchPage");
}

internal sealed class ViewMyConversationHandler(AppDb db, CurrentCall call, TenantDirectory tenants, ConversationDesk desk) : IRequestHandler<ViewMyConversation, Outcome<ViewMyConversationResult>>
{
    public async Task<Outcome<ViewMyConversationResult>> Handle(ViewMyConversation request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var one = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct);
        if (one is null || await tenants.ById(one.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        var found = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(t => t.TenantId == one.TenantId && t.Id == one.Id, ct);
        IReadOnlyList<OpenMessage> messages = [];
        var unseen = 0;
        if (found is not null)
        {
            var to = Math.Min((request.Before ?? int.MaxValue) - 1, found.Count);
            messages = await desk.Between(one, found, to - ViewMyConversationResult.PageSize + 1, to, ct);
            if (found.CampusAfter > found.ReadBeforeCampus)
                unseen = await db.Messages.CountAsync(m => m.TenantId == one.TenantId && m.CaseId == one.Id && m.Number > found.ReadBeforeCampus && m.Number <= found.CampusAfter && m.By == CallSide.Party, ct);
        }

        return new ViewMyConversationResult(
            one.Id, one.Reference, tenant, one.Tier, one.OwnerName, one.TimeZone, one.ClosedAt, found?.CampusAfter ?? 0, unseen, found?.TalentRead ?? 0, found?.Count ?? 0, messages,
            one is { IsOpen: true, Tier: CaseTier.Campus, CampusFirst: > 0 } ? new(one.CampusFirst, one.CampusSupervisor) : null);
    }
}
