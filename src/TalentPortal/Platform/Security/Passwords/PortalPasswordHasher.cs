using Microsoft.AspNetCore.Identity;

namespace TalentPortal.Platform.Security.Passwords;

/// <summary>Gives Identity the hashes of <see cref="PasswordHash"/>, and asks it to store a new one where the old did less work.</summary>
public sealed class PortalPasswordHasher<TUser> : IPasswordHasher<TUser>
    where TUser : class
{
    public string HashPassword(TUser user, string password) => PasswordHash.Create(password);

    public PasswordVerificationResult VerifyHashedPassword(TUser user, string hashedPassword, string providedPassword) =>
        PasswordHash.Verify(hashedPassword, providedPassword) switch
        {
            PasswordCheck.Right => PasswordVerificationResult.Success,
            PasswordCheck.RightButOld => PasswordVerificationResult.SuccessRehashNeeded,
            _ => PasswordVerificationResult.Failed,
        };
}
