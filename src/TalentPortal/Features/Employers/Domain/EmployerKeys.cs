using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers.Domain;

/// <summary>
/// The forms of names and credit codes (<see cref="EmployerNames"/>) as keyed hashes, by which blocks and employers are compared.
/// Under a key that the database does not hold: whoever has the tables can neither read whom somebody blocked nor try names.
/// </summary>
public sealed class EmployerKeys(PortalVault vault)
{
    /// <summary>Characters of a keyed hash.</summary>
    public const int Length = 22;

    /// <summary>Every key under which an organisation is found.</summary>
    public Task<IReadOnlySet<string>> Of(Bilingual name, string? creditCode, CancellationToken ct) => Hashed(EmployerNames.FormsOf(name, creditCode), ct);

    /// <summary>The keys of a name or credit code as somebody wrote it; none where it is too short to mean one organisation.</summary>
    public Task<IReadOnlySet<string>> OfTyped(string? typed, CancellationToken ct) => Hashed(EmployerNames.FormsOfTyped(typed), ct);

    /// <summary>Gives an employer the keys of its names.</summary>
    public async Task Key(Employer employer, CancellationToken ct) => employer.KnownBy(await Of(employer.Name, employer.CreditCode, ct));

    private async Task<IReadOnlySet<string>> Hashed(IReadOnlySet<string> forms, CancellationToken ct)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var form in forms) keys.Add(await vault.SearchToken(KeyOwner.Platform, "employers.name", form, ct));
        return keys;
    }
}
