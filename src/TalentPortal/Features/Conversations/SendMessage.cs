using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Conversations;

/// <summary>Whoever answers for a case writes to its talent.</summary>
/// <param name="Translation">The same in the other language; nothing where one is enough.</param>
[Requires(ConversationsPermissions.Write)]
public sealed record SendMessage(Guid Id, string? Words, string? Translation = null) : ICommand<Done>;

internal sealed class SendMessageValidator : AbstractValidator<SendMessage>
{
    public SendMessageValidator()
    {
        RuleFor(x => x.Words).NotEmpty().Says("Message_Missing").IsPlainText(Message.WordsMax, "Message_Unfit").CrossesNoRedLine();
        RuleFor(x => x.Translation).IsPlainText(Message.WordsMax, "Message_Unfit").CrossesNoRedLine();
    }
}

internal sealed class SendMessageHandler(CurrentCall call, CaseDesk cases, ConversationBook book, ConversationDesk desk, Drafts drafts) : IRequestHandler<SendMessage, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SendMessage request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        await book.Lock(tenant, request.Id, ct);
        if (await cases.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("Message_CaseEnded");
        await desk.Write(one, request.Words!, request.Translation, ct);
        await drafts.Discard(Message.DraftForm, one.Id.ToString(), ct);
        return Done.Value;
    }
}
