using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Keys;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Keys;

/// <summary>
/// An owner gives a system of the employer's a key. The key itself never comes here: whoever shows it made it, and sends
/// what is to be kept of it.
/// </summary>
/// <param name="Print">See <see cref="KeyToken.Print"/>.</param>
[Requires(KeysPermissions.Manage)]
public sealed record CreateKey(string Name, bool CanWrite, int Days, string Print, bool SeesApplications = false) : ICommand<CreateKeyResult>;

public sealed record CreateKeyResult(Guid KeyId);

internal sealed class CreateKeyValidator : AbstractValidator<CreateKey>
{
    public CreateKeyValidator()
    {
        RuleFor(k => k.Name).Must(name => Typed.Tidy(name) is not null).Says("CreateKey_NameMissing").IsPlainText(EmployerKey.NameMax, "CreateKey_NameLong");
        RuleFor(k => k.Days).InclusiveBetween(1, EmployerKey.DaysMax).Says("CreateKey_DaysBad", EmployerKey.DaysMax);
        RuleFor(k => k.Print).Must(print => KeyToken.ReadPrint(print) is not null).Says("CreateKey_PrintBad");
    }
}

internal sealed class CreateKeyHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<CreateKey, Outcome<CreateKeyResult>>
{
    public async Task<Outcome<CreateKeyResult>> Handle(CreateKey request, CancellationToken ct)
    {
        if (call.EmployerId is not { } employer) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        if (await db.Set<EmployerKey>().CountAsync(k => k.EmployerId == employer && k.RevokedAt == null && k.ExpiresAt > now, ct) >= EmployerKey.LiveMax) return Outcome.Refused(new TextKey("CreateKey_TooMany", EmployerKey.LiveMax));
        var (prefix, hash) = KeyToken.ReadPrint(request.Print)!.Value;
        var key = new EmployerKey
        {
            Id = Guid.CreateVersion7(now), EmployerId = employer, Name = Typed.Tidy(request.Name)!, Prefix = prefix, Hash = hash, CanWrite = request.CanWrite, SeesApplications = request.SeesApplications,
            CreatedAt = now, ExpiresAt = now.AddDays(request.Days),
        };
        db.Add(key);
        audit.WriteForPlatform("keys.create", key.Id, (request.CanWrite ? "write" : "read") + (request.SeesApplications ? " applications" : ""));
        return new CreateKeyResult(key.Id);
    }
}
