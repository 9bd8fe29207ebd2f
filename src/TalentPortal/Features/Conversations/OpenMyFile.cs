using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Conversations;

/// <summary>Opens a file of one of the person's own conversations, whoever sent it.</summary>
/// <param name="Number">Of the message.</param>
[SignedIn]
public sealed record OpenMyFile(Guid Id, int Number) : IQuery<OpenMyFileResult>;

public sealed record OpenMyFileResult(Guid OwnerUserId, string StorageName, FileKind Kind, string FileName);

internal sealed class OpenMyFileValidator : AbstractValidator<OpenMyFile>
{
    public OpenMyFileValidator() => RuleFor(x => x.Number).GreaterThan(0).Says("ViewConversation_NoSuchPage");
}

internal sealed class OpenMyFileHandler(AppDb db, CurrentCall call, ConversationDesk desk) : IRequestHandler<OpenMyFile, Outcome<OpenMyFileResult>>
{
    public async Task<Outcome<OpenMyFileResult>> Handle(OpenMyFile request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        if (await db.CaseFiles.AsNoTracking().SingleOrDefaultAsync(f => f.TalentUserId == talent && f.CaseId == request.Id && f.Number == request.Number, ct) is not { CanBeOpened: true } file) return Outcome.NotFound;
        return new OpenMyFileResult(talent, file.StorageName, file.Kind, await desk.NameOf(file, ct));
    }
}
