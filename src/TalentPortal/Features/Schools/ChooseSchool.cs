using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Schools;

/// <summary>Keeps a school for one of the caller's children, with a note; once more changes the note.</summary>
[SignedIn]
public sealed record ChooseSchool(Guid ChildId, Guid SchoolId, string? Note) : ICommand<Done>;

internal sealed class ChooseSchoolValidator : AbstractValidator<ChooseSchool>
{
    public ChooseSchoolValidator() => RuleFor(x => x.Note).IsPlainText(ChoiceWords.NoteMax, "School_TooLong");
}

internal sealed class ChooseSchoolHandler(AppDb db, CurrentCall call, SealedChoice words, TimeProvider clock) : IRequestHandler<ChooseSchool, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ChooseSchool request, CancellationToken ct)
    {
        var (me, now, tenant) = (call.RequiredUserId, clock.GetUtcNow(), call.TenantId);
        // Whoever removes the child, or chooses for it in another window, waits.
        await db.Database.ExecuteSqlAsync($"select 1 from family_children where user_id = {me} and id = {request.ChildId} for update", ct);
        if (!await db.FamilyChildren.AnyAsync(c => c.UserId == me && c.Id == request.ChildId, ct)) return Outcome.NotFound;
        if (await db.Schools.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.SchoolId && s.IsPublic && (tenant == null || s.TenantId == tenant), ct) is not { } school) return Outcome.NotFound;
        var note = new ChoiceWords(school.Name, Typed.Tidy(request.Note));
        var chosen = await db.SchoolChoices.Where(c => c.UserId == me && c.ChildId == request.ChildId).ToListAsync(ct);
        if (chosen.Find(c => c.SchoolId == school.Id) is { } known)
        {
            known.Note(await words.Seal(me, known.Id, note, ct));
            return Done.Value;
        }

        if (chosen.Count >= SchoolChoice.MostPerChild) return Outcome.Refused(new TextKey("ChooseSchool_TooMany", SchoolChoice.MostPerChild));
        var id = Guid.CreateVersion7(now);
        db.SchoolChoices.Add(SchoolChoice.Choose(id, me, request.ChildId, school, await words.Seal(me, id, note, ct), now));
        return Done.Value;
    }
}
