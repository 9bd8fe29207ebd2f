using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Profiles;

/// <summary>Keeps an uploaded JSON Resume or Europass until its person has compared it with their record. It replaces one that waits already.</summary>
/// <param name="Content">Its text, JSON or XML; see <see cref="ResumeFile"/>.</param>
/// <param name="FileName">Its name, as shown.</param>
[SignedIn]
public sealed record UploadResume(string Content, string FileName) : ICommand<Done>;

internal sealed class UploadResumeValidator : AbstractValidator<UploadResume>
{
    public UploadResumeValidator()
    {
        RuleFor(x => x.Content).NotEmpty().Says("Resume_NotJson").IsPlainText(ResumeImport.MaxBytes, "Resume_NotJson");
        RuleFor(x => x.FileName).IsPlainText(EntryContent.SourceNameMax, "Resume_NotJson");
    }
}

internal sealed class UploadResumeHandler(AppDb db, CurrentCall call, SealedCareer career, PersonalDues dues, TimeProvider clock) : IRequestHandler<UploadResume, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(UploadResume request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (!await db.MayKeepCareer(user, ct)) return Outcome.Refused("Career_ProfileFirst");
        if (ResumeFile.WhyNot(request.Content) is { } reason) return Outcome.Refused(reason);
        await dues.Note(user, now + ResumeImport.Lifetime, ct);
        // One waits at a time. Two uploads at once: the later one fails on the index and is tried again by its person.
        await db.ResumeImports.Where(i => i.UserId == user).ExecuteDeleteAsync(ct);
        db.ResumeImports.Add(await career.Upload(Guid.CreateVersion7(now), user, request.Content, request.FileName, now, ct));
        return Done.Value;
    }
}
