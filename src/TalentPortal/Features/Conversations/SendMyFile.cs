using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Conversations;

/// <summary>The talent sends a file to whoever answers for their case, at the site of the tenant whose case it is.</summary>
/// <param name="TypedFor">The case on whose page it was chosen: sent to another one, it is not delivered.</param>
/// <inheritdoc cref="SendFile"/>
[SignedIn]
public sealed record SendMyFile(Guid Id, Guid TypedFor, FileReceipt Receipt) : ICommand<SendFileResult>;

internal sealed class SendMyFileValidator : AbstractValidator<SendMyFile>
{
    public SendMyFileValidator() => RuleFor(x => x.Receipt).Must(receipt => receipt is not null && UploadRules.Scans.Kinds.Contains(receipt.Kind)).Says("SendFile_Missing");
}

internal sealed class SendMyFileHandler(AppDb db, CurrentCall call, ConversationBook book, ConversationDesk desk) : IRequestHandler<SendMyFile, Outcome<SendFileResult>>
{
    public async Task<Outcome<SendFileResult>> Handle(SendMyFile request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        await book.Lock(tenant, request.Id, ct);
        var talent = call.RequiredUserId;
        if (await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        if (request.TypedFor != one.Id) return Outcome.Refused("Message_OtherCase");
        if (await db.WhyNoFile(one, ct) is { } why) return Outcome.Refused(why);
        await desk.Attach(one, request.Receipt, ct);
        return new SendFileResult(request.Receipt.StorageName);
    }
}
