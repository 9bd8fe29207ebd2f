using FluentValidation;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Conversations;

/// <summary>Whoever answers for a case sends its talent a file, whose content already lies sealed in the file store.</summary>
[Requires(ConversationsPermissions.Write)]
public sealed record SendFile(Guid Id, FileReceipt Receipt) : ICommand<SendFileResult>;

/// <param name="StorageName">The file that is now on record: another one than the receipt's, when the same form was sent twice.</param>
public sealed record SendFileResult(string StorageName);

internal sealed class SendFileValidator : AbstractValidator<SendFile>
{
    public SendFileValidator() => RuleFor(x => x.Receipt).Must(receipt => receipt is not null && UploadRules.Scans.Kinds.Contains(receipt.Kind)).Says("SendFile_Missing");
}

internal sealed class SendFileHandler(AppDb db, CurrentCall call, CaseDesk cases, ConversationBook book, ConversationDesk desk) : IRequestHandler<SendFile, Outcome<SendFileResult>>
{
    public async Task<Outcome<SendFileResult>> Handle(SendFile request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        await book.Lock(tenant, request.Id, ct);
        if (await cases.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (await db.WhyNoFile(one, ct) is { } why) return Outcome.Refused(why);
        await desk.Attach(one, request.Receipt, ct);
        return new SendFileResult(request.Receipt.StorageName);
    }
}
