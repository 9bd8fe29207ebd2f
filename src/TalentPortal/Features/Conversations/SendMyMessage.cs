using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Conversations;

/// <summary>The talent writes to whoever answers for their case, at the site of the tenant whose case it is.</summary>
/// <param name="TypedFor">The case on whose page it was typed: sent to another one, it is not delivered.</param>
/// <inheritdoc cref="SendMessage"/>
[SignedIn]
public sealed record SendMyMessage(Guid Id, Guid TypedFor, string? Words, string? Translation = null) : ICommand<Done>;

internal sealed class SendMyMessageValidator : AbstractValidator<SendMyMessage>
{
    public SendMyMessageValidator()
    {
        RuleFor(x => x.Words).NotEmpty().Says("Message_Missing").IsPlainText(Message.WordsMax, "Message_Unfit");
        RuleFor(x => x.Translation).IsPlainText(Message.WordsMax, "Message_Unfit");
    }
}

internal sealed class SendMyMessageHandler(AppDb db, CurrentCall call, ConversationBook book, ConversationDesk desk, Drafts drafts) : IRequestHandler<SendMyMessage, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SendMyMessage request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        await book.Lock(tenant, request.Id, ct);
        var talent = call.RequiredUserId;
        if (await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        if (request.TypedFor != one.Id) return Outcome.Refused("Message_OtherCase");
        if (!one.IsOpen) return Outcome.Refused("Message_CaseEnded");
        await desk.Write(one, request.Words!, request.Translation, ct);
        await drafts.Discard(Message.DraftForm, one.Id.ToString(), ct);
        return Done.Value;
    }
}
