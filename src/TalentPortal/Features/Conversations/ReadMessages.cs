using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Conversations;

/// <summary>Whoever answers for a case has read its messages; the talent sees that they did.</summary>
/// <param name="UpTo">Number of the newest message that was shown.</param>
[Requires(ConversationsPermissions.Write)]
public sealed record ReadMessages(Guid Id, int UpTo) : ICommand<Done>;

internal sealed class ReadMessagesValidator : AbstractValidator<ReadMessages>
{
    public ReadMessagesValidator() => RuleFor(x => x.UpTo).GreaterThan(0).Says("ViewConversation_NoSuchPage");
}

internal sealed class ReadMessagesHandler(CurrentCall call, CaseDesk cases, ConversationBook book, ConversationDesk desk) : IRequestHandler<ReadMessages, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ReadMessages request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        await book.Lock(tenant, request.Id, ct);
        if (await cases.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        await desk.Read(one, byTalent: false, request.UpTo, ct);
        return Done.Value;
    }
}
