using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Conversations;

/// <summary>The talent has read the messages of one of their cases, at whichever site.</summary>
/// <inheritdoc cref="ReadMessages"/>
[SignedIn]
public sealed record ReadMyMessages(Guid Id, int UpTo) : ICommand<Done>;

internal sealed class ReadMyMessagesValidator : AbstractValidator<ReadMyMessages>
{
    public ReadMyMessagesValidator() => RuleFor(x => x.UpTo).GreaterThan(0).Says("ViewConversation_NoSuchPage");
}

internal sealed class ReadMyMessagesHandler(AppDb db, CurrentCall call, ConversationBook book, ConversationDesk desk) : IRequestHandler<ReadMyMessages, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ReadMyMessages request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        await book.Lock(one.TenantId, one.Id, ct);
        await desk.Read(one, byTalent: true, request.UpTo, ct);
        return Done.Value;
    }
}
